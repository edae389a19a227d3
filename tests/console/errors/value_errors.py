for call in (lambda: int("x"), lambda: int(""), lambda: int("1.5"), lambda: float("x"), lambda: [].index(1), lambda: [1].remove(2), lambda: "a".index("b"), lambda: (1,).index(2), lambda: b"a".index(b"b"), lambda: chr(-1), lambda: bytes([256]), lambda: bytes.fromhex("x"), lambda: "a".split(""), lambda: range(1, 2, 0), lambda: max([]),
             lambda: min(()), lambda: pow(2, -1, 4), lambda: "%z" % 1, lambda: "{".format(), lambda: "{:z}".format("a"), lambda: int("1", 1), lambda: [1, 2, 3][::0], lambda: list(zip([1], [], strict=True)), lambda: memoryview(bytearray(2)).__setitem__(0, 300), lambda: "a".encode("ascii") and "é".encode("ascii"), lambda: dict(["abc"]),
             lambda: dict([(1, 2, 3)]), lambda: int("9" * 5000), lambda: 1 << -1, lambda: b"a\xff".decode(), lambda: "a" * -1 or int("z", 5)):
    try:
        print(call())
    except ValueError as error:
        print(type(error).__name__, error)
a, b, c = "xy"
