class Node:
    def __init__(self, v, n=None): self.v, self.n = v, n
class LL:
    def __init__(self): self.h = None; self.size = 0
    def add(self, v): self.h = Node(v, self.h); self.size += 1; return self
    def __iter__(self):
        self._c = self.h; return self
    def __next__(self):
        if self._c is None: raise StopIteration
        v = self._c.v; self._c = self._c.n; return v
l = LL().add(1).add(2).add(3)
print(list(l), l.size, [x*2 for x in l], 2 in l, sum(l))
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, k): i, j = k; return self.rows[i][j]
    def __setitem__(self, k, v): i, j = k; self.rows[i][j] = v
    def __eq__(self, o): return self.rows == o.rows
m = Matrix([[1,2],[3,4]]); m[0,1] = 9; print(m[0,1], m == Matrix([[1,9],[3,4]]), m != Matrix([]))
try: hash(m)
except TypeError as e: print(e)
class Temp:
    def __init__(self, c): self.c = c
    f = property(lambda self: self.c * 9/5 + 32, lambda self, v: setattr(self, 'c', (v - 32) * 5/9))
t = Temp(100); print(t.f); t.f = 32; print(t.c)
class P:
    def __init__(self, **kw): self.__dict__.update(kw)
    def __repr__(self): return f'{type(self).__name__}({", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())})'
p = P(a=1, b='x'); print(p, p.a); p.__dict__['c'] = 3; print(p.c, vars(p)); p.d = 4; print(sorted(p.__dict__))
del p.__dict__['a']
try: p.a
except AttributeError as e: print(e)
class Bool:
    def __bool__(self): print('bool'); return False
b = Bool(); print(not b, b and 1, b or 2); 
if b: pass
else: print('else')
class Cmp:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f'C{s.v}'
print(sorted([Cmp(3), Cmp(1)]), min([Cmp(3), Cmp(1)]), max(Cmp(1), Cmp(2)), Cmp(1) > Cmp(0))
try: Cmp(1) <= Cmp(2)
except TypeError as e: print(e)
