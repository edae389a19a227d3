class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o.x)
    def __lt__(self, o): return self.x < o.x
    def __call__(self): return self.missing()
    def __getattr__(self, n): raise AttributeError(f"no {n} here")
print((V(1) + V(2)).x)
print(sorted([V(3), V(1)])[0].x)
V(1)()
