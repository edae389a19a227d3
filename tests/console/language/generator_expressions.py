def trace(x):
    print("pull", x)
    return x


lazy = (trace(x) * 2 for x in [1, 2, 3])
print("nothing pulled yet")
print(next(lazy))
print(any(v > 3 for v in lazy))
print(list(lazy))
print(",".join(str(x) for x in range(4)))
print(dict((k, k * 2) for k in "ab"))
print(tuple(x for x in (y for y in range(3)) if x))
print(all(x for x in []), any(x for x in []))
print(2 in (x for x in range(5)), sorted((x for x in [3, 1, 2]), reverse=True))
source = [1, 2, 3]
values = (x for x in source)
source = ["replaced"]
print(list(values))
numbers = [1, 2]
values = (x for x in numbers)
numbers.append(3)
print(list(values))
k = 1
values = (x + k for x in [1, 2])
k = 10
print(list(values))
print(type(values), *(c for c in "xyz"))
