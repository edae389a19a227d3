class Counter(dict):
    def __missing__(self, key):
        return 0

    def add(self, items):
        for item in items:
            self[item] += 1
        return self

    def most(self, n=None):
        return sorted(self.items(), key=lambda pair: (-pair[1], pair[0]))[:n]


c = Counter().add("mississippi")
print(c, c["z"], "z" in c, c.most(2), len(c), sum(c.values()))
c.add([1, 1]).add(())
print(c[1], c == dict(c), isinstance(c, dict), type(c | {}).__name__)


class Ordered:
    def __init__(self, *pairs):
        self._data = dict(pairs)

    def __getitem__(self, key):
        return self._data[key]

    def __iter__(self):
        return iter(sorted(self._data))

    def __len__(self):
        return len(self._data)

    def keys(self):
        return list(self)


o = Ordered(("b", 2), ("a", 1))
print(dict(o), {**o}, list(o), len(o), [o[k] for k in o])
def show(**named): return named
print(show(**o))
