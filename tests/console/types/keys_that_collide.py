class Same:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Same) and self.name == other.name

    def __repr__(self):
        return f"Same({self.name!r})"


a, b, again = Same("a"), Same("b"), Same("a")
table = {a: 1, b: 2}
table[again] = 3
print(table, len(table), table[Same("b")], Same("c") in table, table.get(Same("a")), table.pop(Same("a")), table)
left, right = {Same("a"), Same("b")}, {Same("b"), Same("c")}
print(left & right, len(left | right), left - right, left == {Same("b"), Same("a")}, left <= right, left.isdisjoint({Same("z")}))
print({Same("a"): 1} == {Same("a"): 1}, (Same("a"), 1) in {(Same("a"), 1): 2}, [Same("a")].index(Same("a")))
left.discard(Same("a"))
left.add(Same("b"))
print(left, dict.fromkeys([a, again, b], 0))


class Alone:
    def __hash__(self):
        return 1


one, two = Alone(), Alone()
print(len({one, two}), {one: 1, two: 2}[two], one in {two: 1})
