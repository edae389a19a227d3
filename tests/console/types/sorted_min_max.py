data = [3, -1, 2, -5, 4]
print(sorted(data), sorted(data, key=abs), sorted(data, reverse=True), sorted(data, key=lambda x: (x % 2, x)), min(data), max(data), min(data, key=abs), max(data, key=lambda x: -x))
pairs = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(pairs), sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1], reverse=True))
print(min(3, 1, 2), max("a", "b"), max("hello"), min([], default="none"), max((), default=None), max([1, 2], [1, 3]), min("b", "A", key=str.lower), max(1, 1.0), max(1.0, 1))
print(sum([1, 2]), sum([0.1] * 3), sum([], 5), sum([[1], [2]], []), sum(range(5), start=1), sum((True, True)), any([0, "", 1]), all([]), any([]), all([1, "x"]), any(x > 2 for x in data))
print(list(reversed(sorted("hello"))), sorted({"b": 1, "a": 2}), sorted("bA"), sorted([True, 0, 2]), sorted([(1, "x"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted(["10", "9", "1"], key=int))
for bad in (lambda: sorted([1, "a"]), lambda: max([]), lambda: min(), lambda: max(5), lambda: sum(["a"]), lambda: sum("ab"), lambda: sum(5), lambda: sorted(5), lambda: sorted([1], key=5), lambda: max([1, None]), lambda: sorted(), lambda: min(1, "a"),
            lambda: sum([1], "x"), lambda: sum(["a"], ""), lambda: sorted([1, 2], lambda x: x), lambda: any(5), lambda: max(1, 2, default=3), lambda: sum([b"a"], b""), lambda: all(), lambda: sorted([{}, {}]), lambda: max(key=len)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
