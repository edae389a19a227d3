x = 'g'
def f():
    global x, newg
    x = 'changed'; newg = 1
    for x in range(2): pass
    def h():
        return x
    return h()
print(f(), x, newg)
def g():
    print([x for x in 'ab'], x)
    try: del newg2
    except NameError as e: print(type(e).__name__, e)
g()
def k():
    try: raise ValueError('q')
    except ValueError as x: pass
    try: print(x)
    except UnboundLocalError as e: print(e)
k()
def m():
    import sys as s
    from time import sleep as z
    class Q: a = s
    def n(): return s.byteorder, Q.a is s
    return n()
print(m())
def cond(flag):
    if flag: v = 1
    return v
print(cond(True))
try: cond(False)
except UnboundLocalError as e: print(e)
def nest():
    v = 1
    def a():
        def b():
            nonlocal v
            v += 1
        b(); return v
    r = a()
    return r, v
print(nest())
def shadow(list): return list
print(shadow(5), list('ab'))
len_ = len
def len(x): return 'mine'
print(len([1])); del len; print(len([1]))
print(max); max = 5
try: max(1)
except TypeError as e: print(e)
del max
print(max(1, 2))
class A:
    x = 1
    def f(self): return x
    def g(self): return self.x
    y = [x, (lambda: x)()]
print(A().f(), A().g(), A.y)
def df(a, b=x): return b
x = 'later'; print(df(1))
def lc(): return [(lambda: i)() for i in range(3)], [lambda: i for i in range(2)][0]()
print(lc())
def ex():
    exec_ = 1
    return locals()
print(ex(), 'x' in globals(), globals()['x'])
def args(*a, **k): return locals()
print(args(1, z=2))
for i in range(3): pass
print(i)
for q in []: pass
try: q
except NameError as e: print(e)
with_ = [i for i in range(3) if (j := i) > 0]; print(j)
a = b = []; a.append(1); print(b)
def r(): return r
print(r() is r)
lst = []
def add(v, to=lst): to.append(v); return to
add(1); add(2); print(lst, add.__defaults__)
_ = 5; print(_)
__x = 3
class P:
    def f(self):
        try: return __x
        except NameError as e: return str(e)
print(P().f())
print(__name__, type(__builtins__).__name__ if 0 else '')
def gen(): return (v for v in range(3))
print(list(gen()), sum(v * v for v in gen()))
t = tuple(i for i in range(3)); print(t)
if (n := 5) and n > 3: print('n', n)
def outer():
    n = 1
    g = (n + i for i in range(2))
    n = 10
    return list(g)
print(outer())
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
f2 = lambda x, y=2, /, *, z: (x, y, z)
print(f2(1, z=3), f2.__name__)
try: f2(x=1, z=3)
except TypeError as e: print(e)
