def nothing():
    pass


def bare():
    return


def several():
    return 1, "two", [3]


def early(n):
    if n:
        return "early"


print(nothing(), bare(), several(), early(1), early(0))
a, b, (c,) = several()
print(a, b, c)


def nested(n):
    for i in range(10):
        while True:
            if i == n:
                return i, "found"
            break
    return None


print(nested(4), nested(40))
print(print("x"), [].append(1), {}.update(a=1), [3, 1].sort(), [1].reverse())


def parenthesised():
    return (
        1
        + 2
    )


def starred():
    rest = [2, 3]
    return 1, *rest


print(parenthesised(), starred())
x = nothing()
print(x is None, type(x), repr(x), bool(x))
