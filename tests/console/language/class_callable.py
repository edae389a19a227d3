class Multiplier:
    def __init__(self, factor):
        self.factor = factor
        self.calls = 0

    def __call__(self, value, *more, **named):
        self.calls += 1
        return value * self.factor, more, named


triple = Multiplier(3)
print(triple(5), triple("ab", 1, k=2), triple.calls)
print(callable(triple), callable(5), callable(len), callable(Multiplier), callable(lambda: 0))
print(list(map(triple, [1, 2]))[1][0])
handlers = {"up": str.upper, "len": len, "m": triple, "new": Multiplier}
print(handlers["up"]("x"), handlers["len"]("four"), handlers["m"](1)[0], handlers["new"](2).factor)
try:
    handlers["up"]()
except TypeError as error:
    print(error)
for thing in (5, "text", None, [1], {}, b"x", 1.5):
    try:
        thing()
    except TypeError as error:
        print(error)
print(str.upper, "abc".upper.__name__)
try:
    str.upper(5)
except TypeError as error:
    print(error)
