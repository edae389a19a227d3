class D(dict):
    def __missing__(self, k): return 0
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)
d = D(); d['a'] = 1; print(d, len(d), d['a'], list(d.items()))
class L(list):
    def total(self): return sum(self)
l = L([1, 2]); l.append(3); print(l, l.total(), l[0], len(l), isinstance(l, list))
print(str.upper("abc"), sorted(["b", "A"], key=str.lower), list.append)
