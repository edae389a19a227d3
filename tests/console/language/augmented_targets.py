class A:
    n = 1
a = A(); a.n += 1; print(a.n, A.n)
d = {'x': [1]}; d['x'] += [2]; d['x'] *= 2; print(d)
t = ([1],)
try: t[0] += [2]
except TypeError as e: print(e, t)
x = [1]; y = x; x += (2,); print(y); x = x + [3]; print(y, x)
try: x += 5
except TypeError as e: print(e)
try: x = x + (1,)
except TypeError as e: print(e)
s = {1}; q = s; s |= {2}; s &= {2, 3}; s ^= {5}; s -= {2}; print(q)
f = frozenset([1]); g = f; f |= {2}; print(g, f)
n = 5; n <<= 2; n |= 1; n ^= 3; n //= 2; n **= 2; n %= 7; n >>= 1; print(n)
n = 7; n /= 2; print(n)
st = 'a'; st *= 3; st += 'b'; print(st)
b = bytearray(b'a'); c = b; b += b'b'; b *= 2; print(c)
by = b'a'; by += b'c'; print(by)
class V:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
    def __add__(self, o): return V(self.v + o)
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return V(self.v - o)
    def __imatmul__(self, o): return 'mat'
v = V(1); w = v; v += 5; print(w.v, v is w); v -= 1; print(v.v, v is w)
v @= 1; print(v)
try:
    u += 1
except NameError as e: print(e)
def ff():
    try: n += 1
    except UnboundLocalError as e: print(e)
ff()
d = {}
try: d['k'] += 1
except KeyError as e: print(repr(e))
l = []
try: l[0] += 1
except IndexError as e: print(e)
try: a.zz += 1
except AttributeError as e: print(e)
d = dict(a=1); d |= {'b': 2}; d |= [('c', 3)]; print(d)
try: d |= 5
except TypeError as e: print(e)
try: d = d | [('c', 3)]
except TypeError as e: print(e)
i = 0
def idx():
    global i; i += 1; return i
l = [0, 0, 0, 0]; l[idx()] += 10; print(l, i)
l = [1,2,3]; l[1:2] += [9]; print(l); l[:] *= 2; print(l)
