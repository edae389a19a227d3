def f(a, b=2, /, c=3, *d, e, f=6, **g): return (a, b, c, d, e, f, g)
def t(fn):
    try: print(fn())
    except TypeError as e: print('TypeError:', e)
t(lambda: f(1, e=5))
t(lambda: f(1, 2, 3, 4, 5, e=5, z=1, a=9))
t(lambda: f(1))
t(lambda: f(e=1))
t(lambda: f())
t(lambda: f(1, c=1, e=2, b=7))
t(lambda: f(*[1, 2], *(3, 4), e=1, **{'x': 1}, **{'y': 2}))
t(lambda: f(1, e=1, **{'e': 2}))
t(lambda: f(1, **{'x': 1}, **{'x': 2}, e=3))
t(lambda: f(1, **{1: 2}))
t(lambda: f(1, *5))
t(lambda: f(1, **5))
t(lambda: f(1, **[1]))
def g(a, b, *, c, d): pass
t(lambda: g())
t(lambda: g(1))
t(lambda: g(1, 2))
t(lambda: g(1, 2, 3))
t(lambda: g(1, 2, 3, c=1))
t(lambda: g(1, 2, c=1))
t(lambda: g(1, 2, c=1, d=2, e=3))
t(lambda: g(1, 2, c=1, d=2, a=3))
t(lambda: g(a=1, c=2))
def h(): pass
t(lambda: h(1)); t(lambda: h(a=1)); t(lambda: h(1, 2))
def k(a): pass
t(lambda: k()); t(lambda: k(1, 2)); t(lambda: k(1, a=2)); t(lambda: k(b=1)); t(lambda: k(1, 2, b=3))
def m(a, b=1): pass
t(lambda: m()); t(lambda: m(1, 2, 3)); t(lambda: m(1, 2, 3, 4, c=1))
def n(a, b=1, *, c): pass
t(lambda: n(1, 2, 3)); t(lambda: n(1, 2, 3, c=1)); t(lambda: n(1,2,3,4,5, d=1))
def p(a, /): pass
t(lambda: p(a=1)); t(lambda: p())
def q(a, b, /, c): pass
t(lambda: q(a=1, b=2, c=3)); t(lambda: q(1, b=2, c=3))
def r(a, b, c, d): pass
t(lambda: r()); t(lambda: r(1)); t(lambda: r(1, 2)); t(lambda: r(1, 2, 3))
class C:
    def m(self, x): return x
    def n(): pass
t(lambda: C().m()); t(lambda: C().m(1, 2)); t(lambda: C().n()); t(lambda: C.m(1)); t(lambda: C(1)); t(lambda: C(a=1)); t(lambda: C().m(y=2))
class D:
    def __init__(self, a): pass
t(lambda: D()); t(lambda: D(1, 2)); t(lambda: D(b=1))
t(lambda: (lambda x: x)()); t(lambda: (lambda: 1)(2))
def dflt(a=[]):
    a.append(1); return a
dflt(); print(dflt(), dflt([]), dflt())
print(f.__defaults__, f.__kwdefaults__, f.__name__, f.__qualname__, C.m.__qualname__)
def star(*, a): return a
t(lambda: star(1)); t(lambda: star(a=1)); t(lambda: star(1, a=2))
def kw(**k): return list(k.items())
t(lambda: kw(b=1, a=2, **{'c c': 3})); t(lambda: kw(1)); t(lambda: kw(1, 2))
