def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter(); c(); print(c(), c())
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(30))
def u():
    print(x)
    x = 1
try: u()
except UnboundLocalError as e: print(type(e).__name__, e)
def v():
    def w(): return zz
    print(w())
    zz = 1
try: v()
except NameError as e: print(type(e).__name__, e)
fs = [lambda x=i: x for i in range(3)]
print([f() for f in fs])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
