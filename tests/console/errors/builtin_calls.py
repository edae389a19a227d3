calls = [lambda: len(), lambda: len(1, 2), lambda: len(5), lambda: len(None), lambda: abs(), lambda: abs("x"), lambda: int("1", "2"), lambda: int(1, 2, 3), lambda: str(1, 2), lambda: ord(), lambda: chr("a"), lambda: chr(),
         lambda: range(), lambda: list(1, 2), lambda: dict(1, 2), lambda: sorted(), lambda: isinstance(1), lambda: getattr(1), lambda: getattr(1, 2), lambda: hasattr(1, 2), lambda: setattr(1, 2), lambda: iter(), lambda: next(), lambda: next(5),
         lambda: round(), lambda: pow(1), lambda: divmod(1), lambda: sum(), lambda: min(), lambda: hash(), lambda: id(), lambda: callable(), lambda: bytes(1, 2), lambda: zip(1), lambda: "x".join(), lambda: "x".split(1, 2, 3),
         lambda: [].append(), lambda: [].pop(1, 2), lambda: {}.get(), lambda: "x".upper(1), lambda: b"x".decode(1), lambda: len(x=1), lambda: abs(x=1), lambda: [].append(x=1), lambda: "a".replace(old="a", new="b"), lambda: set(1, 2), lambda: tuple(1, 2),
         lambda: float(1, 2), lambda: bool(1, 2), lambda: ValueError(x=1), lambda: object(1), lambda: print(1, x=2), lambda: enumerate(1, 2, 3), lambda: reversed(), lambda: reversed(5), lambda: any(), lambda: map(), lambda: filter(), lambda: hex(), lambda: vars(5), lambda: format(), lambda: super()]
for call in calls:
    try:
        print(call())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
