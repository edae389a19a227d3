class A:
    count = 0
    def __init__(self, name):
        self.name = name
        A.count += 1
    def hello(self, other="you"):
        return f"{self.name} to {other}"
    def __repr__(self): return f"A({self.name!r})"
    def __eq__(self, o): return isinstance(o, A) and self.name == o.name
    def __add__(self, o): return A(self.name + o.name)
    def __len__(self): return len(self.name)
    def __getitem__(self, i): return self.name[i]
    def __bool__(self): return self.name != ""
    def __lt__(self, o): return self.name < o.name
    def __call__(self, x): return x * 2
    def __contains__(self, x): return x in self.name
class B(A):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def hello(self):
        return "B " + super().hello("B")
a = A("ana"); b = B("bea", 3)
print(a, b, [a, b], a.hello(), b.hello(), A.count, len(a), a[0], bool(A("")), a < b, a(4), "n" in a, a + b, a == A("ana"), a != b)
print(isinstance(b, A), issubclass(B, A), type(b), type(b).__name__, B.__mro__, sorted([b, a]), list(a))
