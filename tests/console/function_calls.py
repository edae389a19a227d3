def f(a, b=2, *args, c, d=4, **kw):
    "doc"
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6))
print(f.__name__, f.__doc__, f.__defaults__)
for call in ("f()", "f(1)", "f(1, 2)", "f(1, c=1, a=2)"):
    pass
def tries(g, *a, **k):
    try:
        print(g(*a, **k))
    except TypeError as e:
        print("TypeError:", e)
def g(x): return x
def h(x, y): return x
def i(x, y, z): pass
def j(x, y=1): pass
def k(x, /, y, *, z): pass
tries(g); tries(h); tries(i); tries(g, 1, 2); tries(g, 1, 2, 3); tries(j, 1, 2, 3); tries(j); tries(k, 1, 2); tries(k, 1, 2, 3, z=4); tries(k, x=1, y=2, z=3); tries(g, 1, x=2); tries(g, w=1); tries(lambda: 0, 1); tries(k, 1, 2, w=3)
def outer():
    def inner(): pass
    return inner
tries(outer(), 1)
try: g(*5)
except TypeError as e: print(e)
try: g(**5)
except TypeError as e: print(e)
try: g(x=1, **{'x': 2})
except TypeError as e: print(e)
try: print(*5)
except TypeError as e: print(e)
