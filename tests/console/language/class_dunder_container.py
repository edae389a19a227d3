class Registers:
    def __init__(self, size):
        self.cells = [0] * size

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, key):
        print("get", key)
        return self.cells[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.cells[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.cells[key]

    def __contains__(self, value):
        print("in", value)
        return value in self.cells


r = Registers(3)
r[0] = 5
r[1] += 2
print(r[0], r[-1], len(r), bool(r))
print(5 in r, 9 not in r)
print(r[0:2], r[::2])
del r[0]
print(len(r), r.cells)
print(list(r))
try:
    r[10]
except IndexError as error:
    print(error)
r["x", 1] if False else None
print(r[slice(None)], bool(Registers(0)))


class Squares:
    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i * i


print(list(Squares()), 9 in Squares(), 10 in Squares(), [*Squares()], max(Squares()))
a, b, *c = Squares()
print(a, b, c)
