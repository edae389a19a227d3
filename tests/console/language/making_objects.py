class Single:
    made = None

    def __new__(cls, *given):
        if cls.made is None:
            cls.made = object.__new__(cls)
            print("made")
        return cls.made

    def __init__(self, *given):
        self.given = given


print(Single(1) is Single(2), Single(3).given)


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def __repr__(self):
        return f"Pair{tuple(self)}"


print(Pair(1, 2), Pair(1, 2) == (1, 2), len(Pair(3, 4)))


class Twice(int):
    def __new__(cls, value):
        return int.__new__(cls, value * 2)


print(Twice(4), Twice(4) + 1, type(Twice(1)).__name__)


class Careless:
    def __new__(cls, *given):
        return super().__new__(cls, *given)


class Plain:
    pass


class Starts:
    def __init__(self, *given):
        super().__init__(*given)


class Own(Exception):
    def __new__(cls, *given):
        made = Exception.__new__(cls, *given)
        made.extra = len(given)
        return made


print(Own("a", "b").extra, repr(Own("c")))


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: type(Careless()).__name__)
attempt(lambda: Careless(1))
attempt(lambda: Plain(1))
attempt(lambda: Plain(a=1))
attempt(lambda: type(Starts()).__name__)
attempt(lambda: Starts(1))
attempt(lambda: Plain.__init__(Plain(), 1))
attempt(lambda: object.__new__(Plain, 1))
attempt(lambda: object.__new__())
attempt(lambda: object.__new__(1))
attempt(lambda: int.__new__(str))
attempt(lambda: int.__new__(Plain))
attempt(lambda: object.__new__(Twice))
attempt(lambda: type(object.__new__(Plain)).__name__)
attempt(lambda: int.__new__(int, "12"))
attempt(lambda: object(1))
try:
    object().x = 1
except AttributeError as error:
    print(error)


class Shown:
    def __dir__(self):
        return ["z", "a"]


print(dir(Shown()))


class Line:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        print("length")
        return len(self.items)

    def __getitem__(self, place):
        print("item", place)
        return self.items[place]


backwards = reversed(Line("a", "b", "c"))
print(type(backwards).__name__)
for item in backwards:
    print(item)
    if item == "b":
        break
