cases = [([1, 2], [1, 2, 0]), ([], [0]), ([1, [2]], [1, [3]]), ("a", "B"), ("abc", "abd"), ("", "a"), ((1, "b"), (1, "a")), (b"a", b"ab"), ([True], [1]), ((1.0,), (1,)), ("ñ", "z"), ([2], [1, 9])]
for a, b in cases:
    print(a, b, a == b, a != b, a < b, a <= b, a > b, a >= b)
print([1, 2] == (1, 2), "1" == 1, None == 0, [] == False, {} == [], b"a" == "a", 1 == 1.0 == True, {1: 2} == {1.0: 2.0}, {1} == {1.0}, range(2) == [0, 1])
for bad in (lambda: [1] < (1,), lambda: "a" < 1, lambda: None < None, lambda: {} < {}, lambda: [1, "a"] < [1, 2], lambda: (None,) < (1,), lambda: 1 < "a", lambda: b"a" < "a", lambda: [] < None, lambda: len < len, lambda: int < str, lambda: {1} < [1], lambda: 1 in 5, lambda: None in None, lambda: "a" in 5):
    try:
        print(bad())
    except TypeError as error:
        print(error)
nan = float("nan")
print([nan] == [nan], nan in [nan], [nan] == [float("nan")], (nan, 1) < (nan, 2), sorted([2, 1, 1.5]), [1, 2].index(2.0), (1, True).count(1))
print(3 in [1, 2, 3], "b" in ("a", "b"), 5 not in {}, [1] in [[1]], "x" in {"x": 1}, 1 in {1.0}, "" in "abc", b"b" in b"abc", 98 in b"abc", None in [None])
