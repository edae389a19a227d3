class V:
    def __init__(s, *c): s.c = c
    def __repr__(s): return f'V{s.c}'
    def __add__(s, o):
        if not isinstance(o, V): return NotImplemented
        return V(*(a+b for a,b in zip(s.c, o.c)))
    def __radd__(s, o): return ('radd', o)
    def __iadd__(s, o): s.c += ('i',); return s
    def __mul__(s, o): return V(*(a*o for a in s.c))
    __rmul__ = __mul__
    def __matmul__(s, o): return sum(a*b for a,b in zip(s.c, o.c))
    def __sub__(s, o): return NotImplemented
    def __getitem__(s, i): return s.c[i]
    def __setitem__(s, i, v): print('setitem', i, v)
    def __delitem__(s, i): print('delitem', i)
    def __le__(s, o): return NotImplemented
    def __and__(s, o): return 'and'
    def __ror__(s, o): return 'ror'
    def __lshift__(s, o): return ('<<', o)
    def __ixor__(s, o): return 'ixor'
v = V(1,2)
print(v + V(3,4), 5 + v, v * 3, 3 * v, v @ V(1,1), v[0], v[:1], v & 1, 1 | v, v << 2)
w = v; w += 1; print(v, w is v)
w ^= 1; print(w)
for f in (lambda: v + 5, lambda: v - 1, lambda: v - v, lambda: v <= v, lambda: v < v, lambda: v @ 5, lambda: v | 1, lambda: v % 2, lambda: 2 ** v):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
v[1] = 2; v[1:2] = 3; del v[0]; del v[::2]; v[1,2] = 5
v = V(1)
try: v -= 1
except TypeError as e: print(e)
try: v //= 1
except TypeError as e: print(e)
