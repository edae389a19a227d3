print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(len, ["a", "bb"])), list(map(int, "123")), list(filter(str.isdigit, "a1b2")), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x % 2, range(6))))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip("ab", [1, 2], (3.0, 4.0))), dict(zip("ab", [1, 2])), list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(zip(*[(1, 2), (3, 4)])))
m = map(lambda x: 10 // x, [5, 0, 2])
print(next(m))
try:
    next(m)
except ZeroDivisionError as error:
    print(error)
print(next(m), next(m, "end"))
for bad in (lambda: map(len), lambda: list(map(5, [1])), lambda: map(len, 5), lambda: zip(5), lambda: enumerate(), lambda: enumerate(5), lambda: filter(len), lambda: list(filter(5, [1])), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1, 2], strict=True)), lambda: len(map(len, [])),
            lambda: map(len, [])[0], lambda: list(map(len, [1])), lambda: zip([1], wrong=2), lambda: enumerate([1], "x"), lambda: list(map(lambda: 0, [1])), lambda: next(zip())):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    except StopIteration:
        print("StopIteration")
e = enumerate(["x", "y"])
for i, v in e:
    print(i, v, list(e))
print(type(map(len, [])), type(zip()), type(enumerate([])), type(filter(None, [])), type(reversed([])), iter(e) is e)
