def sieve(limit):
    marks = bytearray([1]) * (limit + 1)
    marks[0:2] = b"\0\0"
    for n in range(2, int(limit ** 0.5) + 1):
        if marks[n]:
            marks[n * n::n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n, m in enumerate(marks) if m]


print(sieve(60), len(sieve(10000)))


def search(items, wanted):
    low, high, steps = 0, len(items), 0
    while low < high:
        middle = (low + high) // 2
        steps += 1
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return (low if low < len(items) and items[low] == wanted else None), steps


primes = sieve(1000)
print(search(primes, 997), search(primes, 500), search([], 1))


def bubble(items):
    items = list(items)
    swaps = 0
    for end in range(len(items) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
                swapped = True
                swaps += 1
        if not swapped:
            break
    return items, swaps


def quick(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


data = [(n * 7919) % 101 for n in range(30)]
print(bubble(data)[0] == quick(data) == sorted(data), bubble(data)[1])


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(1071, 462), gcd(2 ** 60, 6 ** 30) == 2 ** 30, [gcd(12, n) for n in range(1, 13)])
