class Base:
    registry = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Base.registry.append(cls.__name__)
class X(Base): pass
class Y(X): pass
print(Base.registry)
class Meta1:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(Meta1[int])
T = type('T', (Base,), {'v': 5, 'm': lambda self: self.v})
print(T, T().m(), T.__name__, T.__bases__, isinstance(T(), Base))
print(type(T()), type(T) is type)
class E(Exception):
    default = 'x'
    def __init__(self, msg=None, *, code=0):
        super().__init__(msg or self.default)
        self.code = code
    def __reduce__(self): return 1
try: raise E(code=5)
except E as e: print(e, e.code, repr(e), e.args)
try: raise E('m', 5)
except TypeError as e: print(e)
