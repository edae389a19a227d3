class Count:
    def __init__(self, lo, hi): self.lo, self.hi = lo, hi
    def __iter__(self): return CountIter(self)
    def __reversed__(self): return iter(range(self.hi - 1, self.lo - 1, -1))
    def __len__(self): return self.hi - self.lo
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(len(self)))]
        if i < 0: i += len(self)
        if not 0 <= i < len(self): raise IndexError('Count index out of range')
        return self.lo + i
    def __contains__(self, x): return self.lo <= x < self.hi
class CountIter:
    def __init__(self, c): self.c, self.i = c, c.lo
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.c.hi: raise StopIteration
        self.i += 1
        return self.i - 1
c = Count(2, 6)
print(list(c), [*c], c[0], c[-1], c[1:3], c[::-1], len(c), 5 in c, 6 in c, list(reversed(c)), sum(c), max(c), dict(enumerate(c)), list(zip(c, c)), sorted(c, reverse=True), list(map(str, c)), bool(c))
a, b, *r = c
print(a, b, r, {i: i * i for i in c}, any(i > 4 for i in c), ', '.join(str(i) for i in c))
it = iter(c)
for x in it:
    if x == 3: break
print(list(it), next(it, 'end'))
print(list(iter([1, 2, 0, 3].pop, 0)), list(filter(lambda x: x % 2, c)))
c[10]
