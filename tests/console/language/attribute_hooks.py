class G:
    def __getattr__(self, n):
        if n.startswith('dyn_'): return n[4:]
        raise AttributeError(n)
    def __setattr__(self, n, v):
        print('set', n, v); super().__setattr__(n, v)
    def __delattr__(self, n):
        print('del', n); object.__delattr__(self, n)
g = G(); g.x = 1; print(g.x, g.dyn_foo); del g.x
try: g.x
except AttributeError as e: print(repr(e))
class H:
    def __getattribute__(self, n):
        print('ga', n)
        return object.__getattribute__(self, n)
    def __init__(self): self.q = 1
    def m(self): return 'm'
h = H(); print(h.q); print(h.m())
try: h.zz
except AttributeError as e: print(e)
class N:
    def __new__(cls, *a):
        print('new', a); o = super().__new__(cls); o.made = True; return o
    def __init__(self, *a): print('init', a)
n = N(1,2); print(n.made)
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
print(Single() is Single())
class Del:
    def __del__(self): pass
class IS:
    def __init_subclass__(cls, **k): super().__init_subclass__(); print('sub', cls.__name__)
class IS2(IS): pass
class Cnt:
    n = 0
    def __init__(self): Cnt.n += 1; self.__class__.n += 1; type(self).n += 1
Cnt(); Cnt(); print(Cnt.n)
class SetN:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name)
class UseSN:
    a = SetN()
class Desc:
    def __get__(self, o, t=None): return ('get', o is None, t.__name__)
    def __set__(self, o, v): print('dset', v)
class UD:
    d = Desc()
print(UD.d, UD().d); u = UD(); u.d = 5
