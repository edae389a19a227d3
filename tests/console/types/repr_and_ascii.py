things = ["it's", 'say "x"', "both '\"", "\n\t\\", "ñ", "\x00\x7f\x80\xad", "\u200b", "😀", b"it's", b"\x00\xff'\"", [1, ["a", None]], ("x",), {"k": [1]}, {1: {2: 3}}, range(3), slice(1, 2), None, ..., True, 1e10, -0.0, bytearray(b"x'"), set(), {1}, frozenset(), ValueError("a", 1), KeyError("k"), OSError(2, "x"), Exception()]
for t in things:
    print(repr(t), "|", str(t), "|", ascii(t))
print([str(1), repr("a"), ascii("é")], str([1, "é"]), f"{'é'!a}", "%a" % "é", {"a": "b'c"}, ["'", '"'], [b"'"])
print("a", "b", 1, None, [1], sep="|", end=".\n")
print(), print("", end="x\n"), print("a\nb"), print(*"abc", sep=""), print("x", end=""), print(flush=True)
for bad in (lambda: print("a", sep=5), lambda: print("a", end=5), lambda: print("a", nope=1), lambda: repr(), lambda: repr(1, 2), lambda: str("a", "utf-8"), lambda: ascii()):
    try:
        bad()
    except TypeError as error:
        print(error)
print("a", "b", sep=None, end=None)
print("to nowhere", file=None)
