def gg():
    global newglobal
    newglobal = 5
gg(); print(newglobal)
x = 10
class Sc:
    x = 20
    ys = [x for _ in range(2)]
    def get(self): return x
print(Sc.ys, Sc().get())
class Hh:
    def __init__(s, v): s.v = v
    def __hash__(s): return hash(s.v)
    def __eq__(s, o): return s.v == o.v
dd = {Hh(1): "a"}; print(dd[Hh(1)], Hh(1) in dd)
class Nh:
    def __eq__(s, o): return True
try: {Nh(): 1}
except TypeError as e: print(e)
class M1: 
    def who(self): return "M1"
class M2:
    def who(self): return "M2"
class MM(M1, M2):
    def who(self): return "MM" + super().who()
print(MM().who(), [c.__name__ for c in MM.__mro__])
class _S:
    _inst = None
    def __new__(cls):
        if cls._inst is None: cls._inst = super().__new__(cls)
        return cls._inst
print(_S() is _S())
class Mang:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
print(Mang().get(), Mang()._Mang__x)
