def f(x):
    print('f', x, end=' ')
    return x
f(1) + f(2) * f(3) - f(4); print()
[f(1), f(2)][f(0)]; print()
d = {f('k1'): f('v1'), f('k2'): f('v2')}; print(d)
f(f)(f(1)) ; print()
a = [0, 0, 0]
a[f(0)], a[f(1)] = f(10), f(20); print(a)
a[f(2)] = f(5); print(a)
a[f(1)] += f(7); print(a)
def g(*args, **kw): print('g', args, kw)
g(f(1), *[f(2), f(3)], f(4), k=f(5), **{'z': f(6)}, y=f(7))
print(f(1) < f(2) < f(3)); print(f(3) < f(2) < f(1)); print(f(1) if f(0) else f(2))
x = f(1) and f(0) and f(3); print(x)
x = f(0) or f('') or f(4); print(x)
lst = [f(i) for i in range(f(3)) if f(i) % 2 == 0]; print(lst)
{f(i): f(-i) for i in range(2)}; print()
(lambda a=f(9): a)(); print()
class C(f(object)):
    z = f(4)
    def m(self, a=f(5), *, b=f(6)) -> f('ret'): pass
print()
def k(a: f('ann') = f('def')): pass
print()
assert f(True), f('no'); print()
del a[f(0)], a[f(0)]; print(a)
x = y = z = f(3); print(x, y, z)
(x, y), z = (f(1), f(2)), f(3); print()
print(f'{f(1)}{f(2):{f(3)}}')
i = 0
i, a[i:i+1] = 1, [f(8)]; print(a)
