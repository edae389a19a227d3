n = 3
print([n * i for i in range(n)], n)
print([i for i in range(5) if i % 2 for _ in range(i)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[c] for row in matrix] for c in range(3)])
print([cell for row in matrix for cell in row if cell > 2])
print({w: len(w) for w in ["a", "bbb", "cc"]})
print({k: v for k, v in zip("abc", range(3)) if v})
print(sorted({x % 3 for x in range(10)}))
print(sum(x * x for x in range(5)), max((len(w) for w in ["x", "yyy"]), default=0))
g = (x for x in [1, 2, 3])
print(next(g), list(g), list(g))
try:
    next(g)
except StopIteration as error:
    print("done", error.args)


def inside():
    limit = 2
    return [x for x in range(5) if x > limit], [limit for _ in "ab"]


print(inside())
try:
    print(i)
except NameError as error:
    print(error)
print([(a, b) for a, *b in ["xyz", (1,), [1, 2]]])
print([y := 1, y ** 2], [last := x for x in range(3)], last)
