class Base:
    def __init__(self):
        print("Base")
        self.seen = ["base"]

    def who(self):
        return ["Base"]


class Left(Base):
    def __init__(self):
        print("Left in")
        super().__init__()
        print("Left out")

    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def __init__(self):
        print("Right in")
        super().__init__()
        print("Right out")

    def who(self):
        return ["Right"] + super().who()


class Both(Left, Right):
    def who(self):
        return ["Both"] + super().who()


b = Both()
print(b.who(), b.seen)
print([c.__name__ for c in Both.__mro__])
try:
    class Broken(Base, Left):
        pass
except TypeError as error:
    print(str(error).split("\n")[0])
try:
    class FromInstance(b):
        pass
except TypeError as error:
    print("TypeError")
try:
    class FromBool(bool):
        pass
except TypeError as error:
    print(error)
