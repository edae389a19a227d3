fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def mk():
    r = []
    for i in range(3):
        def f(): return i
        r.append(f)
    i = 10
    return r
print([f() for f in mk()])
def counter():
    n = 0
    class K:
        def inc(self):
            nonlocal n
            n += 1
            return n
        def get(self): return n
    return K()
k = counter(); k.inc(); k.inc(); print(k.get())
def outer():
    x = 'outer'
    class A:
        x = 'class'
        y = [x for _ in range(2)]
        def m(self): return x
        z = x
    return A.y, A().m(), A.z
print(outer())
x = 'global'
class B:
    x = 'cls'
    l = [x] + [x for q in [1]]
    def f(self): return x
print(B.l, B().f())
def s():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1
    def inner():
        return w
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    w = 2
    print(inner())
    del w
    try: inner()
    except NameError as e: print(type(e).__name__, e)
s()
print(mk()[0].__closure__ is None, mk()[0].__closure__[0].cell_contents)
print(mk()[0].__code__.co_freevars if hasattr(mk()[0], '__code__') else '')
def deep():
    a = 1
    def l1():
        b = 2
        def l2():
            nonlocal a, b
            a += 1; b += 1
            return a, b
        return l2() + (a, b)
    return l1() + (a,)
print(deep())
