l = [3, 1, 2]
l.sort(); print(l)
l.sort(reverse=True); print(l)
l.insert(0, 9); l.insert(-1, 8); l.insert(100, 7)
print(l, l.pop(0), l.pop(), l.index(8), l.count(1))
l.remove(8); l.reverse(); l.extend("ab"); print(l)
l.sort()
