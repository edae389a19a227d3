def f(a, b, c=0, *d, e=None, **g):
    return a, b, c, d, e, g


print(f(*(1, 2)), f(1, *[2], *(3, 4)), f(**{"a": 1, "b": 2}), f(1, **{"b": 2}, e=3))
print(f(*"ab", **{"e": 1, "z": 2}), f(*{1: 0, 2: 0}), f(*range(2), *(x for x in "cd")))
for call in (lambda: f(1, 2, a=3), lambda: f(1), lambda: f(), lambda: f(1, 2, **{"a": 1}), lambda: f(*5),
             lambda: f(1, 2, **5), lambda: f(1, 2, e=1, **{"e": 2}), lambda: f(1, 2, **{5: 1})):
    try:
        print(call())
    except TypeError as error:
        print(error)


def g(*, key):
    return key


for call in (lambda: g(), lambda: g(1), lambda: g(key=1, other=2), lambda: g(1, key=2)):
    try:
        print(call())
    except TypeError as error:
        print(error)


def h(a, /, b):
    return a, b


for call in (lambda: h(1, 2), lambda: h(1, b=2), lambda: h(a=1, b=2), lambda: h(1, 2, 3), lambda: h(b=2)):
    try:
        print(call())
    except TypeError as error:
        print(error)
