class A:
    """Doc A"""
    x = 1
    def __init__(self, n): self.n = n
    def __repr__(self): return f'A({self.n})'
    def __eq__(self, o): return isinstance(o, A) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def __lt__(self, o): return self.n < o.n
    def __len__(self): return self.n
    def __bool__(self): return self.n > 1
    def __contains__(self, k): return k == self.n
    def __getitem__(self, k): return k
    def __call__(self, *a, **k): return a, k
    def __iter__(self): return iter(range(self.n))
    def __abs__(self): return abs(self.n)
    def __neg__(self): return A(-self.n)
    def __pos__(self): return self
    def __invert__(self): return A(~self.n)
    def __int__(self): return self.n
    def __float__(self): return float(self.n)
    def __index__(self): return self.n
    def __round__(self, d=None): return ('round', d)
    def __bytes__(self): return b'x' * self.n
    def __format__(self, s): return f'<{s}>'
    def __str__(self): return 'strA'
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __reversed__(self): return iter([3,2,1])
    def __trunc__(self): return 7
    def __floor__(self): return 8
a = A(3)
print(A.__doc__, a.__doc__, A.__name__, A.__module__, A.__qualname__)
print(a, [a], {a: 1}, a == A(3), a != A(3), a < A(5), a > A(1), sorted([A(3), A(1)]))
print(len(a), bool(a), bool(A(1)), 3 in a, a[5], a['x'], a[1:2], a[1,2], a[...], a(1, k=2))
print(list(a), abs(a), -a, +a, ~a, int(a), float(a), round(a), round(a, 2), bytes(a), f'{a:>10}', f'{a}', f'{a!r}', f'{a!s:>8}')
print(divmod(a, 2), divmod(2, a), pow(a, 2), pow(a, 2, 5), a ** 3, list(reversed(a)))
print([10,20,30,40][a], 'abcdef'[a], hex(a), bin(a), oct(a), range(a), [1]*a, 'x'*a, chr(a), list(range(10))[a:], list(range(10))[:a])
print(isinstance(a, A), type(a), type(a) is A, type(A), a.__class__, a.__class__.__name__)
print(vars(a), a.__dict__, 'x' in A.__dict__, hasattr(a, 'n'), getattr(a, 'zz', 'def'))
print(str(a), repr(a), format(a, 'abc'), '{:q}'.format(a), '%s %r' % (a, a))
print({a, A(3), A(4)}, hash(a) == hash(3), a in [A(3)], [A(3)].index(a), [A(3), a].count(A(3)))
