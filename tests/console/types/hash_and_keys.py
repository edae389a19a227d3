print(hash(1) == hash(1.0) == hash(True), hash("x") == hash("x"), hash((1, "a")) == hash((1, "a")), hash(0), hash(5), hash(-1), hash(2 ** 61 - 1), hash(None) == hash(None), hash(1.5), hash(False))
d = {1: "one", "1": "text one", (1,): "tuple", b"1": "bytes", None: "none", 1.5: "float", False: "no"}
print(d[True], d["1"], d[1,], d[b"1"], d[None], d[3 / 2], d[0], len(d))
for bad in ([], {}, set(), bytearray(), [1, 2], slice(1, 2)):
    try:
        hash(bad)
        print("hashable")
    except TypeError as error:
        print(error)
for bad in (lambda: hash(), lambda: hash(1, 2), lambda: hash(([],)), lambda: {[]: 1}, lambda: {1: 2}[{}], lambda: set([[]]), lambda: {}.get({}), lambda: [] in {}):
    try:
        print(bad())
    except TypeError as error:
        print(error)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return "K%d" % self.n


table = {Key(n): n for n in range(6)}
print(table, table[Key(4)], Key(9) in table, len({Key(1), Key(1), Key(4)}))
