values = []


def record(item, where=values):
    where.append(item)
    return len(where)


while record(len(values)) < 4:
    pass
print(values)


def countdown(n):
    while n:
        print(n, end=" ")
        n -= 1
    else:
        print("liftoff")
    return n


print(countdown(3))


def find(matrix, wanted):
    for r, row in enumerate(matrix):
        for c, cell in enumerate(row):
            if cell == wanted:
                return r, c
    raise LookupError(f"no {wanted}")


print(find([[1, 2], [3, 4]], 3))
try:
    find([[]], 0)
except LookupError as error:
    print(error)


def collatz(n, steps=0):
    return steps if n == 1 else collatz(3 * n + 1 if n % 2 else n // 2, steps + 1)


print([collatz(n) for n in range(1, 12)], max(range(1, 200), key=collatz))
total = 0
for n in range(1, 100000):
    if n % 7 == 0:
        continue
    total += n
    if total > 100000:
        break
print(n, total)
def nothing_but_pass(): pass
def ellipsis_body(): ...
print(nothing_but_pass(), ellipsis_body())
