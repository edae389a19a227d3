class Plugin:
    registry = {}
    def __init_subclass__(cls, /, code=None, *, shout=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.code = code; cls.shout = shout
        if code is not None: Plugin.registry[code] = cls
    def run(self): return self.name().upper() if self.shout else self.name()
    def name(self): return type(self).__name__
class A(Plugin, code=1): pass
class B(Plugin, code=2, shout=True): pass
class C(B): pass
class D(A, B, code=9): pass
print({k: v.__name__ for k, v in Plugin.registry.items()}, [c().run() for c in (A, B, C, D)], C.code, D.__mro__[1:3])
try:
    class E(Plugin, kode=3): pass
except TypeError as e: print(e)
try:
    class F(object, x=1): pass
except TypeError as e: print(e)
try:
    class G(Exception, code=1): pass
except TypeError as e: print(e)
