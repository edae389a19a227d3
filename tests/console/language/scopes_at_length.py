x = 1
def f():
    print(x)
    x = 2
try: f()
except UnboundLocalError as e: print(type(e).__name__, e, e.name if hasattr(e,'name') else None)
def g():
    x += 1
try: g()
except UnboundLocalError as e: print(e)
def h():
    del x
try: h()
except UnboundLocalError as e: print(e)
def i():
    def j(): return y
    try: j()
    except NameError as e: print(type(e).__name__, e)
    y = 3
    print(j())
i()
def k():
    for q in []: pass
    print(q)
try: k()
except UnboundLocalError as e: print(e)
def l():
    try: 1/0
    except ZeroDivisionError as e: pass
    print(e)
try: l()
except UnboundLocalError as e: print(e)
def m():
    global newg
    newg = 5
m(); print(newg)
def n():
    a = 1
    def o():
        nonlocal a
        a += 1
        del a
    o()
    try: print(a)
    except NameError as e: print(type(e).__name__, e)
n()
class A:
    v = 1
    def m(self): return v
try: A().m()
except NameError as e: print(e)
class B:
    z = [1,2,3]
    try: w = [z[i] for i in range(3)]
    except NameError as e: print(e)
    u = [i for i in z]
print(B.u)
def outer():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return [f() for f in fs], [(lambda j=j: j)() for j in range(3)]
print(outer())
print([f() for f in [lambda: k2 for k2 in range(3)]])
if (n2 := 10) > 5: print(n2)
print([y2 := 1, y2**2, y2+5])
print([(last := v) for v in range(4)], last)
def w():
    [zz := i for i in range(5)]
    return zz
print(w())
print(any((hit := v) > 2 for v in [1,2,3,4]), hit)
