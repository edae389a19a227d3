a, *b = [1, 2, 3]; print(a, b)
*a, b = 'xyz'; print(a, b)
a, *b, c = (1, 2); print(a, b, c)
(a, (b, *c)), d = (1, 'abc'), 4; print(a, b, c, d)
[a, [b]] = [1, [2]]; print(a, b)
for i, (x, *y) in enumerate([(1, 2, 3), 'ab']): print(i, x, y)
def t(fn):
    try: fn()
    except Exception as e: print(type(e).__name__, e)
def f1(): a, b = [1]
def f2(): a, b = [1, 2, 3]
def f3(): a, *b, c = [1]
def f4(): a, b = 5
def f5(): a, b = None
def f6(): (a, b), c = [1, 2]
def f7(): a, b = {1: 2}
def f8(): [a, b, c] = iter([1, 2])
def f9(): a, b = map(int, ['1', 'x'])
def f10(): a, = ()
def f11(): a, b = 'abc'
def f12(): a, b, *c = 'a'
def f13():
    for a, b in [(1, 2, 3)]: pass
def f14():
    for a, b in [1]: pass
def f15(): [(a, b) for a, b in [(1,)]]
for f in (f1,f2,f3,f4,f5,f6,f7,f8,f9,f10,f11,f12,f13,f14,f15): t(f)
print([*range(3), *'ab'], (*[1], 2), {*[1, 2], 2}, {**{'a': 1}, 'b': 2, **{'a': 3}})
t(lambda: [*5]); t(lambda: {**5}); t(lambda: {*5}); t(lambda: (*None,)); t(lambda: {**[(1, 2)]})
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]; print(x)
class A: pass
o = A()
o.p, o.q = 1, 2; print(o.p, o.q)
(o.p), [o.q] = 3, [4]; print(o.p, o.q)
*x, = 1, 2; print(x)
def r(): return 1, *[2, 3]
print(r())
for x in 1, *[2], 3: print(x, end=' ')
print()
first, *_, last = range(5); print(first, _, last)

