class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    def __repr__(self):
        return ".".join(str(p) for p in self.parts)

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __eq__(self, other):
        if isinstance(other, Version):
            return self.parts == other.parts
        return NotImplemented

    def __hash__(self):
        return hash(self.parts)


v = [Version(t) for t in ("3.11", "3.9", "2.7.18", "3.10.1")]
print(sorted(v), max(v), min(v))
print(v[0] > v[1], v[0] >= v[1], v[0] < v[1], v[0] == Version("3.11"), v[0] != Version("3.11"))
print(v[0] == "3.11", v[0] != 5, Version("1.0") in v, Version("3.9") in v)
print(len({Version("1.0"), Version("1.0"), Version("2.0")}))
table = {Version("1.2"): "yes"}
print(table[Version("1.2")], table.get(Version("9")))
v.sort(reverse=True)
print(v, v.index(Version("3.9")))
try:
    v[0] < 3
except AttributeError as error:
    print(error)


class Only:
    pass


try:
    Only() < Only()
except TypeError as error:
    print(error)
try:
    sorted([Only(), Only()])
except TypeError as error:
    print(error)
print(Only() == Only(), Only() != Only())
