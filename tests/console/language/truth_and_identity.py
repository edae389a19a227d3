for value in (0, 1, -1, 0.0, "", " ", "0", [], [[]], (), (0,), {}, {0: 0}, None, b"", b"\0", range(0), range(1), set(), {0}):
    print(repr(value), bool(value), end="; ")
print()


class Empty:
    def __len__(self):
        return 0


class Full:
    def __bool__(self):
        return True

    def __len__(self):
        return 0


class Wrong:
    def __bool__(self):
        return 1


print(bool(Empty()), bool(Full()), bool(object()), bool(Empty), "e" if Empty() else "not e")
try:
    bool(Wrong())
except TypeError as error:
    print(error)


class WrongLen:
    def __len__(self):
        return -1


try:
    len(WrongLen())
except ValueError as error:
    print(error)
a = [1]
b = a
c = a[:]
print(a is b, a is c, a == c, a is not c, None is None, True is True)
print(True == 1, True + True, [10, 20][True], {1: "int", True: "bool"}, sum([True, False, True]))
print(isinstance(False, int), str(True), int(True), True < 2, -True, True * "x")
