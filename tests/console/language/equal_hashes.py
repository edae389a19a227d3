class A:
    def __init__(self, x): self.x = x
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __repr__(self): return f'A{self.x}'
d = {A(1): 'a', A(2): 'b'}
print(len(d), d[A(1)], d[A(2)], A(3) in d, len({A(1), A(1), A(2)}))
d[A(1)] = 'z'; print(d)
class B:
    def __init__(self, x): self.x = x
    def __hash__(self): return hash(self.x)
    def __eq__(self, o): return self.x == (o.x if isinstance(o, B) else o)
print({B(1): 'x'}[B(1)], B(1) in {B(1)}, B(2) in {B(1)}, [B(1)].index(B(1)))
class C:
    def __hash__(self): return 5
c1, c2 = C(), C()
print(len({c1, c2}), {c1: 1}.get(c2), {c1: 1}[c1], hash(c1))
