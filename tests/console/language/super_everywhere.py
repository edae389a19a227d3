class A:
    def m(self):
        def inner():
            return super().__repr__()
        return __class__.__name__
print(A().m())
class B(A):
    def m(self): return super(B, self).m() + 'B'
print(B().m(), super(B, B()).m())
class C(B):
    def __init__(self):
        super().__init__()
        print([x for x in (1,)], super().m())
C()
try: super()
except RuntimeError as e: print(e)
def f(): super()
try: f()
except RuntimeError as e: print(e)
def g(x): super()
try: g(1)
except RuntimeError as e: print(e)
class D:
    def m(self): return super().nope()
try: D().m()
except AttributeError as e: print(e)
class E(D):
    def m(self): return super().m
print(E().m().__name__)
print(super(E, E()))
