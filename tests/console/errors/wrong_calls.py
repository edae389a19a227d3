def two(a, b):
    pass


def named(a, *, key):
    pass


def defaults(a, b=1):
    pass


def none():
    pass


class K:
    def method(self, x):
        pass

    def selfless():
        pass


class Init:
    def __init__(self, a, b):
        pass


calls = [lambda: two(), lambda: two(1), lambda: two(1, 2, 3), lambda: two(1, c=2), lambda: two(a=1), lambda: two(1, 2, c=3), lambda: two(1, a=2), lambda: named(1), lambda: named(1, 2), lambda: named(key=1),
         lambda: named(), lambda: defaults(), lambda: defaults(1, 2, 3), lambda: defaults(1, 2, b=3), lambda: none(1), lambda: none(x=1), lambda: K().method(), lambda: K().method(1, 2), lambda: K.method(), lambda: K.method(1),
         lambda: K().selfless(), lambda: K(5), lambda: Init(), lambda: Init(1), lambda: Init(1, 2, 3), lambda: Init(1, 2, c=3), lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: K.nothing(), lambda: K().nothing]
for call in calls:
    try:
        call()
        print("fine")
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
