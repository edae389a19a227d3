if (n := 10) > 5: print(n)
print([y := 1, y**2], y)
print([last := i for i in range(4)], last)
def f():
    r = [z := i*2 for i in range(3) if (w := i)]
    return r, z, w
print(f())
while (n := n - 3) > 0: print(n, end=' ')
print(n)
print((a := 1, b := 2), a, b)
x = (q := 5) + q; print(x)
print(f"{(m := 7)} {m}", m)
print({(k := 'a'): (v := 1)}, k, v)
def g(a, b=(c := 3)): return a, b
print(g(1), c)
print(any((hit := s).startswith('b') for s in ['a', 'bb', 'c']), hit)
s = 'abc'
print(s[(i := 1):], i)
lam = lambda: (zz := 4)
print(lam())
try: zz
except NameError as e: print(e)
class K:
    t = (u := 3)
print(K.t, K.u)
print((lambda: [p := 1 for _ in [0]] and p)())
