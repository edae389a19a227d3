def f(a, b, c, d):
    pass


def g(*, a, b, c):
    pass


def h(a, b, /, c, *, d):
    pass


for call in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, 3), lambda: f(d=1), lambda: f(1, 2, 3, 4, 5), lambda: f(1, 2, 3, 4, e=5), lambda: g(), lambda: g(a=1), lambda: g(b=1, c=2), lambda: g(1, a=1, b=2, c=3),
             lambda: h(), lambda: h(1, 2), lambda: h(1, 2, 3), lambda: h(1, 2, 3, 4), lambda: h(a=1, b=2, c=3, d=4), lambda: h(1, b=2, c=3, d=4), lambda: h(1, 2, 3, d=4, e=5)):
    try:
        call()
        print("fine")
    except TypeError as error:
        print(error)
