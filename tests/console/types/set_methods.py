a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= {1, 2, 3, 4}, a < a, a <= a, a > {1}, a.isdisjoint({9}), a == {3, 2, 1})
print(sorted(a.union([9], "x" and [8])), sorted(a.intersection([1, 9])), sorted(a.difference([1])), sorted(a.symmetric_difference([1, 7])), a.issubset(range(5)), a.issuperset([1]))
a.add(5)
a.add(5)
a.discard(99)
a.remove(1)
a.update([7, 8], (9,))
print(sorted(a), len(a), 5 in a, [1] in [[1]], set(), set("aab") == {"a", "b"}, {1}, {(1, 2)}, frozenset([1]), frozenset())
c = {5}
print(c.pop(), c, bool(c), len({1, 1.0, True}), {0} == {False})
for bad in (lambda: a.remove(99), lambda: set().pop(), lambda: {[1]}, lambda: a.add([1]), lambda: {{1}}, lambda: a[0], lambda: a + b, lambda: a | [1], lambda: set(5), lambda: a < 5, lambda: [1] in a, lambda: frozenset([1]).add(2),
            lambda: {{}: 1}, lambda: a.update(5), lambda: a.nothing):
    try:
        print(bad())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
f = frozenset([1, 2])
print(f == {1, 2}, {f: "key"}[frozenset([2, 1])], sorted(f | {3}), type(f | {3}).__name__, type({3} | f).__name__)
a &= {5, 7}
a |= {1}
a ^= {1, 2}
a -= {7}
print(sorted(a), sorted({x * x % 7 for x in range(10)}), sorted(set([3, 1]) - {1}), {*"a", *[]}, a.copy() == a)
