t = (1, "a", 2.5, 1)
print(t, t[0], t[-1], t[1:3], len(t), t.count(1), t.index("a"), "a" in t, t + (9,), t * 2, (), (5,), tuple("ab"), tuple([1]), tuple())
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), (2,) > (1, 99), (1, 2) == [1, 2], hash((1, 2)) == hash((1, 2)), {(1, 2): "k"}[1, 2])
a, b = (1, 2)
x = 1, 2
(y), z = x
print(a, b, x, y, z, t[::-1], sorted((3, 1)), min((2, 1)), sum((1, 2)), all((1, 0)), (1, (2, (3,)))[1][1][0], not ())
for bad in (lambda: t[9], lambda: t["x"], lambda: t.index("zz"), lambda: t + [1], lambda: t.append(1), lambda: (1,) < ("a",), lambda: {([],): 1}, lambda: tuple(5), lambda: t(), lambda: t.count(), lambda: t - t):
    try:
        print(bad())
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
