it = iter([1, 2, 3])
print(next(it), next(it), list(it), next(it, "end"))
for thing in ("ab", b"ab", (1, 2), {"k": 1}, {7}, range(2), bytearray(b"x")):
    print(type(iter(thing)).__name__, list(iter(thing)))
print(iter(it) is it)
z = zip([1, 2, 3], "ab")
print(next(z), list(z), list(z))
m = map(lambda a, b: a * b, [1, 2, 3], [4, 5])
print(next(m), list(m))
f = filter(None, [0, 1, "", "x", None, [0]])
print(next(f), list(f))
e = enumerate("xy", start=5)
print(next(e), list(e))
r = reversed([1, 2, 3])
print(next(r), list(r), list(reversed("ab")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})))
lines = iter(["one", "two", "", "three"])
print(list(iter(lambda: next(lines), "")))
print(list(lines))
try:
    next([1])
except TypeError as error:
    print(error)
try:
    iter(5)
except TypeError as error:
    print(error)
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
try:
    reversed({1})
except TypeError as error:
    print(error)
print(dict(enumerate("ab")), [*zip(*[(1, "a"), (2, "b")])], min(zip([2, 1], "ab")))
