b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b), b.hex(), b.hex(" "), b.hex("-", 2), b.hex(":", -3))
print(bytes(3), bytes([1, 2, 255]), bytes("ñ", "utf-8"), bytes(b"x"), bytes(bytearray(b"y")), bytes(range(4)), bytes(), bytes((65, 66)), bytes(x for x in [67]))
print(bytes.fromhex("00ff 41"), bytes.fromhex(""), b"a" + b"b", b"ab" * 2, 104 in b, b"ell" in b, b"" in b, b"a" < b"b", b"a" == "a", b"a" == bytearray(b"a"))
print(b"a b".split(), b"a,b".split(b","), b",".join([b"x", b"y"]), b"abc".find(b"c"), b"abc".find(99), b"abc".index(b"b"), b"aXbX".replace(b"X", b"--"), b"abc".startswith(b"ab"))
print(b" x ".strip(), b"Ab".upper(), b"Ab".lower(), b"ab".title(), b"5".isdigit(), b"ab".center(6, b"*"), b"7".zfill(3), b"k=v".partition(b"="), b"a\nb\r\n".splitlines(), b"abc".count(b"b"))
for bad in (lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("x"), lambda: bytes(-1), lambda: bytes(1.5), lambda: bytes(["a"]), lambda: bytes(None), lambda: bytes.fromhex("0g"), lambda: bytes.fromhex("abc"),
            lambda: b"a" + "b", lambda: b"a" + 1, lambda: b"a".find("a"), lambda: b",".join(["x"]), lambda: b"abc".index(b"z"), lambda: "a" in b"abc", lambda: 256 in b"abc", lambda: b"a" < "a",
            lambda: b"a".split(","), lambda: b"abc".replace("a", "b"), lambda: b"a"[5], lambda: b"a".startswith("a"), lambda: bytes("x", 5), lambda: bytes(1, "utf-8"), lambda: b"a" % 5, lambda: b"%d" % "x"):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
c = b"abc"
try:
    c[0] = 1
except TypeError as error:
    print(error)
