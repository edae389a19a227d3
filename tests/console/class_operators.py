class O: pass
class Stack:
    def __init__(self): self.items = []
    def push(self, x): self.items.append(x); return self
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def __reversed__(self): return reversed(self.items)
s = Stack().push(1).push(2)
print(list(s), len(s), 1 in s, [*s], sum(s), bool(Stack()))
p, q = s; print(p, q)
class Pt:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Pt({self.x}, {self.y})"
    def __str__(self): return f"<{self.x};{self.y}>"
    def __sub__(self, o): return Pt(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return Pt(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return Pt(-self.x, -self.y)
    def __iadd__(self, o): self.x += o.x; return self
    def __eq__(self, o): return NotImplemented if not isinstance(o, Pt) else self.x == o.x
    def __format__(self, spec): return f"fmt[{spec}]"
p = Pt(1, 2); p += Pt(5, 5)
print(p, repr(p), -p, p * 2, 3 * p, p - Pt(1, 1), p == 3, p != Pt(6, 0), f"{p} {p!r} {p:>3}", "%s %r" % (p, p), "{} {!r}".format(p, p), [p], {"k": p})
try: p + 1
except TypeError as e: print(e)
try: p < p
except TypeError as e: print(e)
try: p()
except TypeError as e: print(e)
try: p[0]
except TypeError as e: print(e)
try: len(p)
except TypeError as e: print(e)
try: {p: 1}
except TypeError as e: print(e)
try: iter(p)
except TypeError as e: print(e)
try:
    for z in p: pass
except TypeError as e: print(e)
try:
    with p: pass
except TypeError as e: print(e)
try: raise p
except TypeError as e: print(e)
try: Pt(1)
except TypeError as e: print(e)
try: O(1)
except TypeError as e: print(e)
