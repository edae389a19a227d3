a = [1, 2]
b = a
b.append(3)
print(a)


def change(items, number):
    items.append("in")
    number += 1
    items = ["new list"]
    return number


n = 5
print(change(a, n), a, n)
grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid)
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print(grid)
t = ([1], 2)
t[0].append(9)
print(t)
copy = a.copy()
copy.append("only in the copy")
print(len(a), len(copy))
x = 1
y = x
x += 1
print(x, y)
s = "abc"
t = s
s = s.replace("a", "z")
print(s, t)
d = dict(one=[1])
e = d.copy()
e["one"].append(2)
e["two"] = 2
print(d, e)
p, q = [], []
print(p == q, p is q, id(p) == id(q), id(p) == id(p))
def f(v=a): return v is a
print(f(), f(a), f(a[:]))
