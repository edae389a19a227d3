print("a b  c ".split(), "a b  c ".split(" "), "a,b,,c".split(","), "a,b,c".split(",", 1), "".split(), "".split(","), "x".split("x"))
print("a,b,c".rsplit(",", 1), " a b ".rsplit(None, 1), " a b ".split(None, 1), "a--b--c".split("--"), "abc".split("bc"))
print("one\ntwo\r\nthree\rfour".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "x\x0by\x0cz\u2028w".splitlines())
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "none".rpartition("="))
print(",".join(["a", "b"]), "".join("abc"), "-".join("abc"), ", ".join([]), "x".join(["only"]), " ".join(str(n) for n in range(3)), "|".join({"k": 1, "l": 2}))
for bad in (lambda: "a".split(""), lambda: ",".join([1, 2]), lambda: ",".join(["a", b"b"]), lambda: ",".join(5), lambda: "a".partition(""), lambda: "a".split(5),
            lambda: ",".join(), lambda: "a".split(",", "x"), lambda: "a".partition(), lambda: ",".join("a", "b")):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
host, _, port = "localhost:8080".rpartition(":")
print(host, int(port), "a b c".split(maxsplit=1), "a;b".split(sep=";"))
