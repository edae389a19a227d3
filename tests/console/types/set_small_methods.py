s = {3, 1, 2}
s.add(4)
s.add(1)
s.discard(9)
s.remove(3)
print(sorted(s), len(s), 1 in s, 3 in s, sorted(s | {7}), sorted(s & {1, 7}), sorted(s - {1}), sorted(s ^ {1, 7}), s == {4, 2, 1}, s <= {1, 2, 4, 5})
print(set(), {1}, set([1, 1]), sorted(set("hello")), bool(set()), {x % 2 for x in range(5)} == {0, 1}, frozenset([1]), s.isdisjoint({9}), s.copy() == s)
s.update([5, 6])
s -= {1}
s |= {0}
print(sorted(s), min(s), sum(s), s.clear(), s, type(s))
try:
    s.remove("x")
except KeyError as error:
    print(repr(error))
