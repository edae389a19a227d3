pairs = [(1, "one"), (2, "two"), (3, "three")]
for number, word in pairs:
    print(number, word)
for number, (first, *rest) in pairs:
    print(number, first, rest)
for (a, b), c in [((1, 2), 3), ([4, 5], 6)]:
    print(a, b, c)
slots = [None] * 3
for slots[1] in "xyz":
    print(slots)
box = {}
for box["last"] in range(3):
    pass
print(box)
for i, in [(1,), [2], "3"]:
    print(i)
for x in 1, 2, 3:
    print(x * x, end=";")
print()
for x in *[1, 2], *"ab":
    print(x, end=";")
print()


class Holder:
    pass


holder = Holder()
for holder.value in (10, 20):
    print(holder.value)
