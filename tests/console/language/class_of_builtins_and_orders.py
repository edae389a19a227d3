class A:
    def f(self): return 'A.f'
    def g(self): return 'A.g'
class B(A):
    def f(self): return 'B' + super().f()
class C(A):
    def f(self): return 'C' + super().f()
class D(B, C):
    def f(self): return 'D' + super().f()
print(D().f(), D().g(), [c.__name__ for c in D.__mro__], D.__bases__, D.mro())
print(issubclass(D, A), issubclass(A, D), isinstance(D(), (int, B)))
try:
    class E(A, B): pass
except TypeError as e: print(e)
try:
    class F(A, A): pass
except TypeError as e: print(e)
try:
    class G(int, str): pass
except TypeError as e: print(e)
try:
    class H(5): pass
except TypeError as e: print(e)
try:
    class H2(None): pass
except TypeError as e: print(e)
try:
    class I(bool): pass
except TypeError as e: print(e)
class S(str):
    def shout(self): return self.upper() + '!'
s = S('hola')
print(s.shout(), len(s), s + 'x', type(s + 'x'), repr(s), s == 'hola', {s: 1}['hola'], isinstance(s, str))
class L(list):
    def __init__(self, *a): super().__init__(a); self.tag = 'T'
    def append(self, x): super().append(x * 2)
l = L(1, 2); l.append(5); print(l, l.tag, len(l), l[0], l[-1], l == [1,2,10], l + [3], type(l+[3]))
class DD(dict):
    def __missing__(self, k): self[k] = []; return self[k]
d = DD(); d['a'].append(1); print(d, d.get('z'), 'z' in d)
class I2(int):
    def __add__(self, o): return I2(int(self) + int(o) + 100)
    def __repr__(self): return f'I2({int(self)})'
print(I2(5) + 1, I2(5) * 2, type(I2(5)*2), I2(7), [I2(3)], 1 + I2(5), I2(5) == 5, hash(I2(5)), I2(5) < 6, -I2(5))
class T(tuple): pass
t = T([1,2]); print(t, len(t), t[0], t + (3,), type(t[:]))
class By(bytes): pass
print(By(b'abc'), By(b'abc')[0], By(b'a') + b'b')
class Fl(float): pass
print(Fl(1.5), Fl(1.5) * 2, Fl('2.5'))
class St(set): pass
print(St([1]), St([1]) | {2}, len(St()))
