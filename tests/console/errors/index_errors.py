for name, call in (("list", lambda: [1, 2][2]), ("negative", lambda: [1][-2]), ("tuple", lambda: ()[0]), ("text", lambda: "abc"[3]), ("bytes", lambda: b""[0]), ("bytearray", lambda: bytearray(2)[5]), ("range", lambda: range(3)[3]), ("memoryview", lambda: memoryview(b"a")[1]), ("pop", lambda: [].pop()), ("pop far", lambda: [1].pop(4)),
                   ("huge", lambda: [1][10 ** 30]), ("float", lambda: [1][1.0]), ("none", lambda: [1][None]), ("text index", lambda: (1,)["0"]), ("tuple index", lambda: "a"[0, 1]), ("text of text", lambda: "a"["a"])):
    try:
        call()
    except (IndexError, TypeError) as error:
        print(name, "|", type(error).__name__, "|", error)
x = [1, 2, 3]
for change in ("set", "del"):
    try:
        if change == "set":
            x[3] = 0
        else:
            del x[-4]
    except IndexError as error:
        print(error)
x[5]
