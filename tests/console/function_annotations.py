def ann(x: int, y: "str" = 1) -> bool: pass
print(ann.__annotations__)
z: int = 5
print(__annotations__)
class P:
    x: int
    y = 3
    def __getattr__(self, n): return "attr " + n
print(P().foo, P.y, P.__annotations__, P().y)
p = P(); p.__dict__; p.q = 1; print(p.__dict__, vars) if False else print(p.__dict__)
print(P, P.__name__, P.__init__ is not None)
