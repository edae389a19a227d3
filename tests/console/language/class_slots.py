class S:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
s = S(); print(s.a)
try: s.c = 3
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
s.b = 2; print(s.b)
try: s.__dict__
except AttributeError as e: print(e)
print(S.__slots__)
del s.a
try: s.a
except AttributeError as e: print(e)
class T(S): pass
t = T(); t.z = 1; print(t.z)
class One:
    __slots__ = 'x'
o = One(); o.x = 1; print(o.x)
try: o.y = 1
except AttributeError as e: print(e)
