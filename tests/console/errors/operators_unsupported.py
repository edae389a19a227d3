class A:
    pass


a = A()
for call in (lambda: a + 1, lambda: 1 + a, lambda: a + a, lambda: a - "x", lambda: -a, lambda: +a, lambda: ~a, lambda: a * 2, lambda: 2 * a, lambda: a / 2, lambda: a // 2, lambda: a % 2, lambda: a ** 2, lambda: a << 1, lambda: a & 1, lambda: a | 1, lambda: a ^ 1, lambda: a @ 1, lambda: a < a, lambda: a >= 1, lambda: 1 in a, lambda: a[0], lambda: len(a), lambda: a(), lambda: [x for x in a],
             lambda: int(a), lambda: float(a), lambda: abs(a), lambda: round(a), lambda: bytes(a), lambda: divmod(a, 1), lambda: next(a), lambda: iter(a), lambda: reversed(a), lambda: sum([a]), lambda: sum(a), lambda: max(a), lambda: sorted([a, a]), lambda: "%d" % a, lambda: hex(a), lambda: [1][a], lambda: "x" * a, lambda: {**a}, lambda: print(*a), lambda: A[0], lambda: A + A, lambda: print < print, lambda: len + 1, lambda: not_there(a), lambda: chr(a), lambda: range(a), lambda: [1][a:], lambda: dict(a), lambda: str.join("", a), lambda: print(**a)):
    try:
        print(call())
    except (TypeError, NameError) as error:
        print(type(error).__name__, error)
for statement in ("set item", "del item", "augmented", "unpack", "unpack star", "with", "raise", "for"):
    try:
        if statement == "set item":
            a[0] = 1
        elif statement == "del item":
            del a[0]
        elif statement == "augmented":
            a += 1
        elif statement == "unpack":
            x, y = a
        elif statement == "unpack star":
            x, *y = a
        elif statement == "with":
            with a:
                pass
        elif statement == "raise":
            raise a
        else:
            for x in a:
                pass
    except TypeError as error:
        print(statement, "|", error)
