class A:
    """Doc text"""
    x: int = 5
    y: 'str'
    z = []
    def __init__(self, v=0): self.v = v
    def m(self): return self.v
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f'A({self.v})'
print(A.__doc__, A.__annotations__, A.m, A(1).m.__func__ is A.m, A(1).m.__self__)
print(sorted([A(3), A(1), A(2)]), max(A(1), A(5)), min([A(2), A(0)]), A(1) == A(1), A(1) != A(2), A(1) in {A(1)}, len({A(1), A(1)}), A(2) > A(1))
try: A(1) <= A(2)
except TypeError as e: print(e)
f = A(7).m; print(f(), f.__name__, f == A(7).m, f.__qualname__)
A.z.append(1); print(A().z, A(1).z is A.z)
A.new = lambda self, k: (self.v, k); print(A(2).new(3))
a = A(); a.m = lambda: 'inst'; print(a.m()); del a.m; print(a.m())
try: del a.m
except AttributeError as e: print(e)
print(getattr(A, 'x'), getattr(a, 'nope', None), setattr(a, 'q', 1), a.q, hasattr(a, 'q'), delattr(a, 'q'), hasattr(a, 'q'))
try: getattr(a, 'nope')
except AttributeError as e: print(e)
try: A.m()
except TypeError as e: print(e)
try: a()
except TypeError as e: print(e)
class P:
    __priv = 1
    def get(self): return self.__priv
    def __hid(self): return 'hid'
    def call(self): return self.__hid()
p = P(); print(p.get(), p.call(), P._P__priv, p._P__hid())
try: p.__priv
except AttributeError as e: print(e)
class C:
    n = 0
    def __init__(self): C.n += 1; self.id = C.n
    def __del__(self): print('del', self.id)
c = C(); c = C(); del c; C()
x = [C()]; x.clear(); print('end')
class O:
    class Inner:
        v = 1
        def f(self): return type(self).__qualname__
    def mk(self): return self.Inner()
print(O().mk().f(), O.Inner.v, O.Inner)
def fac(n):
    class Loc:
        val = n
        def __str__(self): return f'Loc{self.val}'
    return Loc
print(fac(1)(), fac(2)().val, fac(1).__qualname__, fac(1) is fac(1))
class E:
    for i in range(3): pass
    if i == 2: j = 'two'
    try: k = 1 / 0
    except ZeroDivisionError: k = None
    with_ = [q for q in range(i)]
    del i
print(E.j, E.k, E.with_, hasattr(E, 'i'))
T = type('T', (A,), {'w': 9, 'g': lambda s: s.w}); print(T().g(), T.__mro__[1] is A, T.__name__)
print(type(a) is A, a.__class__.__name__, a.__dict__, A.__dict__['x'], vars(a))
class R:
    def __enter__(self): print('in'); return self
    def __exit__(self, *a): print('out', a[0] and a[0].__name__, a[1]); return a[0] is KeyError
with R() as r, R(): print('b')
with R(): raise KeyError('k')
try:
    with R(): raise ValueError('v')
except ValueError: print('passed')
with (R() as q, R() as w): print('paren')
for _ in range(2):
    with R(): continue
def ret():
    with R(): return 'ret'
print(ret())
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
def w1():
    with 5: pass
def w2():
    with open: pass
class NE:
    def __enter__(self): pass
def w3():
    with NE(): pass
class EE:
    def __enter__(self): raise RuntimeError('enter')
    def __exit__(self, *a): print('not called')
def w4():
    with EE(): pass
class EX:
    def __enter__(self): pass
    def __exit__(self, *a): raise RuntimeError('exit')
def w5():
    with EX(): 1/0
def w6():
    with R() as (a, b): pass
for w in (w1, w2, w3, w4, w5, w6): t(w)
