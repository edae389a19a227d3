print([x for x in "abc"], [x for x in []], [(x, y) for x in range(2) for y in "ab"], [x for x in range(20) if x % 2 if x % 3])
print({x: x ** 2 for x in range(3)}, {k.upper(): v for k, v in {"a": 1}.items()}, {v: k for k, v in {"a": 1, "b": 1}.items()})
print(sorted({c for c in "hello" if c > "g"}), {len(w) for w in ["a", "b"]}, {x for x in []})
print([[j for j in range(i)] for i in range(3)], [[0] * 2 for _ in range(2)], [a + b for a, b in zip([1, 2], [3, 4])])
print([*(x for x in range(2)), *[9]], sum([x for x in (1, 2)]), [not x for x in (0, 1)], [x if x else -1 for x in (0, 1)], [f"{x}" for x in (1, None)])
print([lambda: x for x in range(2)][0](), [(lambda y: y * x)(2) for x in range(3)], [y for x in [[1], [2, 3]] for y in x], [x for x, in [(1,), (2,)]], [x for x, *_ in ["ab", "cd"]])
x = "kept"
[x for x in range(3)]
print(x, [x for _ in range(2)], [i for i, c in enumerate("abcabc") if c == "a"], ["%d" % n for n in range(2)], [n for n in range(10, 0, -3)])
print([c for row in ["ab", "cd"] for c in row if c not in "bc"], [min(p) for p in [(2, 1), (4, 3)]], dict([(i, str(i)) for i in range(2)]), tuple(i for i in range(2)), list(x * 2 for x in "ab"))
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
try:
    [z for x in range(2) if z]
except NameError as error:
    print(error)
try:
    {[]: 1 for _ in range(1)}
except TypeError as error:
    print(error)
