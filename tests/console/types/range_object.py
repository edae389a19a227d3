for r in (range(5), range(2, 5), range(0, 10, 3), range(5, 0, -2), range(0), range(5, 2), range(-3, 3, 2)):
    print(r, list(r), len(r), r[0] if r else "-", r[-1] if r else "-", 3 in r, sum(r), r[1:], r[::-1])
r = range(0, 100, 7)
print(r.start, r.stop, r.step, r.index(21), r.count(21), r.count(22), 14.0 in r, "x" in r, r == range(0, 99, 7), range(0) == range(5, 2), r[2:5], list(reversed(range(3))), max(r), bool(range(0)))
for bad in (lambda: range(1.5), lambda: range("3"), lambda: range(), lambda: range(1, 2, 0), lambda: range(1, 2, 3, 4), lambda: range(3)[5], lambda: range(3).index(9), lambda: range(3) + range(2), lambda: range(3).append(1), lambda: range(None), lambda: range(3)["x"], lambda: range(3) * 2):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    range(3)[0] = 1
except TypeError as error:
    print(error)
print(10 ** 30 in range(10 ** 31), len(range(10 ** 6)), range(10 ** 20)[-1], {range(3): 1}[range(0, 3)], [*range(2)], list(range(True)))
