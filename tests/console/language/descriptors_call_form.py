class C:
    def __init__(self): self._v = 0
    def get(self): print('get'); return self._v
    def set(self, v): print('set', v); self._v = v
    def dele(self): print('del'); self._v = None
    v = property(get, set, dele, 'the v')
    r = property(lambda self: 'ro')
    def sm(a, b): return a + b
    sm = staticmethod(sm)
    def cm(cls, x): return cls.__name__, x
    cm = classmethod(cm)
c = C()
c.v = 5; print(c.v); c.v += 1; print(c.v); del c.v; print(c.v)
print(c.r)
try: c.r = 5
except AttributeError as e: print(e)
try: del c.r
except AttributeError as e: print(e)
print(c.sm(1,2), C.sm(3,4), c.cm(1), C.cm(2))
class D(C): pass
print(D.cm(5), D().cm(6), D().v, D.sm(1,1))
print(type(C.v), C.v.__doc__, isinstance(C.v, property))
print(type(C.__dict__['sm']), type(C.__dict__['cm']))
print(hasattr(c, 'r'), getattr(c, 'v'))
try: property(1,2,3,4,5)
except TypeError as e: print(e)
class W:
    p = property()
try: W().p
except AttributeError as e: print(e)
class E2:
    def bad(self): raise AttributeError('inner')
    x = property(bad)
try: E2().x
except AttributeError as e: print(e)
print(hasattr(E2(), 'x'))
