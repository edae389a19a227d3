a = [3, 1, 2]
a.append(5)
a.extend("xy")
a.insert(1, "in")
a.insert(-100, "first")
a.insert(100, "last")
print(a, a.index(1), a.count(5), a.pop(), a.pop(0), a.pop(-2), a)
a.remove("in")
a.reverse()
print(a, len(a), "y" in a, a + [1], a * 2, [0] * 3, [] + [])
b = [3, 1, 2]
b.sort()
print(b, sorted(b, reverse=True), b[::-1], b == [1, 2, 3], b != b, b < [1, 3], [1] < [1, 0], [] < [0], b.copy())
words = ["banana", "Apple", "cherry", "date"]
words.sort(key=str.lower)
print(words)
words.sort(key=len, reverse=True)
print(words)
b[1:2] = []
b += (7, 8)
b.extend(range(2))
print(b, b.index(8, 1), b.index(0, -2))
for bad in (lambda: b.index(99), lambda: b.remove(99), lambda: [].pop(), lambda: b.pop(99), lambda: b.insert(1), lambda: b.append(), lambda: b.append(1, 2), lambda: b.extend(5), lambda: b[99], lambda: b["x"],
            lambda: b + (1,), lambda: b + 1, lambda: b * "x", lambda: [1, "a"].sort(), lambda: b < 5, lambda: b.sort(len), lambda: b.pop("x"), lambda: b.__setitem__(99, 1), lambda: list(5), lambda: b[1.0], lambda: b.sort(key=5)):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
b.clear()
print(b, list("ab"), list({"k": 1}), list(range(3)), list(), list((1,)), list(b"ab"))
