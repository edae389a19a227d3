class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *a): print("exit", self.n)
with (M(1) as a, M(2) as b): print(a, b)
with M(1) as a, M(2): print(a)
for i in range(3):
    if i == 5: break
else: print("no break")
n = 0
while n < 3: n += 1
else: print("while else", n)
a, *b, c = 1, 2, 3, 4
print(a, b, c, [*b, *"xy"], (*b,), {**{"a": 1}, "b": 2})
print(1 < 2 < 3, 1 < 3 > 2, 1 < 0 < 1/1)
if (m := 5) > 3: print(m)
def f(*args, **kw): return args, kw
print(f(*[1, 2], 3, *(4,), x=1, **{"y": 2}))
class O: pass
o = O(); o.x = 1; o.x += 5; o.l = [1, 2]; o.l[0] += 10; print(o.x, o.l)
del o.x
try: o.x
except AttributeError as e: print(e)
try: O.zz
except AttributeError as e: print(e)
d = {"a": 1}; d["a"] += 1; del d["a"]; print(d)
try: import nothing_here
except ImportError as e: print("ImportError", e)
def gen_order():
    print("first")
    return [1, 2, 3]
g = (print("el", x) or x for x in gen_order() if print("cond", x) or True)
print("made")
print(next(g)); print(list(g)); print(list(g))
