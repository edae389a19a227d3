a, *b = [1, 2, 3]
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = range(2)
print(a, b, c)
(a, *b), *c = [(1, 2, 3), 4, 5]
print(a, b, c)
[a, [b, *c]] = 1, (2, 3)
print(a, b, c)
*a, = (1, 2)
print(a)
first, second = second, first = 1, 2
print(first, second)
print([*range(3), *"ab"], (*[1], 2), {**{"a": 1}, "b": 2, **{"a": 3}})
print(*[1, 2], *"xy", sep="-")
x = y = []
x.append(1)
print(y, x is y)
a, b = b, a = "p", "q"
print(a, b)
i = 0
i, letters = 2, ["a", "b", "c"]
i, letters[i] = 0, "changed"
print(i, letters)
for bad in ("a, b = 1, 2, 3", "too few"):
    try:
        if bad == "too few":
            a, *b, c = [1]
        else:
            a, b = 1, 2, 3
    except ValueError as error:
        print(error)
try:
    a, b = 5
except TypeError as error:
    print(error)
try:
    print([*5])
except TypeError as error:
    print(error)
