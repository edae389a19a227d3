a = [5, 3, 8]
a.append(1)
a.insert(1, 9)
print(a, a.pop(), a.index(8), a.count(5), len(a), sum(a), min(a), max(a), sorted(a))
a.sort()
a.reverse()
a.extend([0, 0])
a.remove(0)
print(a, a[1:3], a[-1], a[::2], 9 in a, a + [1], a * 2, a == [9, 8, 5, 3, 0], a.copy() is a)
a[0] = 100
a[1:3] = []
del a[-1]
print(a, list("ab"), list(range(3)), [i * 2 for i in a], a.clear(), a)
