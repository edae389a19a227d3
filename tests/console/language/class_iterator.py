class Countdown:
    def __init__(self, start):
        self.n = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)), sum(Countdown(4)), [*Countdown(2)], tuple(Countdown(0)))
c = Countdown(5)
for value in c:
    if value == 3:
        break
print(list(c), next(c, "nothing left"))
try:
    next(c)
except StopIteration as stop:
    print("stop", stop.value)


class Pages:
    def __init__(self, *titles):
        self.titles = titles

    def __iter__(self):
        return iter(self.titles)


p = Pages("one", "two")
print([t for t in p], [t for t in p], "two" in p, dict(zip(p, range(9))), list(enumerate(p, 1)))
a, b = p
print(a, b, *p, sep="|")
print(sorted(Countdown(3)), max(Countdown(3)), "x".join(p), list(map(str, Countdown(2))), set(Countdown(1)))


class NotIterator:
    def __iter__(self):
        return 5


try:
    for _ in NotIterator():
        pass
except TypeError as error:
    print(error)
try:
    iter(Only) if False else iter(3)
except TypeError as error:
    print(error)
