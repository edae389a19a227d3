class N:
    def __init__(s, v): s.v = v
    def __repr__(s): return f'N({s.v})'
    def __add__(s, o): print('add'); return NotImplemented if isinstance(o, str) else N(s.v + getattr(o, 'v', o))
    def __radd__(s, o): print('radd'); return N(o + s.v)
    def __mul__(s, o): return N(s.v * o)
    __rmul__ = __mul__
    def __neg__(s): return N(-s.v)
    def __pos__(s): return '+'
    def __invert__(s): return '~'
    def __abs__(s): return abs(s.v)
    def __divmod__(s, o): return ('dm', o)
    def __rdivmod__(s, o): return ('rdm', o)
    def __pow__(s, o, m=None): return ('pow', o, m)
    def __rpow__(s, o): return ('rpow', o)
    def __round__(s, n=None): return ('round', n)
    def __floordiv__(s, o): return 'fd'
    def __rtruediv__(s, o): return 'rtd'
    def __mod__(s, o): return 'mod'
    def __rmod__(s, o): return 'rmod'
    def __lshift__(s, o): return 'ls'
    def __rand__(s, o): return 'rand'
    def __rxor__(s, o): return 'rxor'
    def __ror__(s, o): return 'ror'
    def __lt__(s, o): print('lt'); return s.v < o.v
    def __call__(s, *a, **k): return (a, k)
    def __complex__(s): return 1
a, b = N(1), N(2)
print(a + b, a + 1, 1 + a, sum([a, b]), a * 3, 3 * a, -a, +a, ~a, abs(-a))
print(divmod(a, 1), divmod(1, a), a ** 2, 2 ** a, pow(a, 2, 3), round(a), round(a, 2), a // 1, 1 / a, a % 2, 'x%d' % 1)
print(5 % a, a << 1, 1 & a, 1 ^ a, 1 | a, a(1, x=2))
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
t(lambda: a + 'x'); t(lambda: 'x' + a); t(lambda: a - 1); t(lambda: 1 - a); t(lambda: a >> 1); t(lambda: a & 1); t(lambda: a @ a); t(lambda: a > b); t(lambda: a <= b); t(lambda: sorted([b, a])); t(lambda: min(b, a)); t(lambda: a < 1); t(lambda: [a] < [b]); t(lambda: (1, a) > (1, b))
class R(N):
    def __radd__(s, o): print('R.radd'); return 'R'
print(a + R(3)); print(R(3) + a)
t(lambda: [] + a); t(lambda: [] * a); t(lambda: 'a' * 'b'); t(lambda: -'a'); t(lambda: ~1.5); t(lambda: +[]); t(lambda: 1 << -1); t(lambda: 1 >> -1); t(lambda: 1.5 << 1); t(lambda: 2 ** -1); t(lambda: 0 ** -1); t(lambda: 0.0 ** -1); t(lambda: 10.0 ** 400); t(lambda: 1e308 * 10); t(lambda: int('inf')); t(lambda: int(float('inf'))); t(lambda: int(float('nan'))); t(lambda: 1 % 0); t(lambda: 1.0 % 0); t(lambda: 1 // 0); t(lambda: 1.0 // 0); t(lambda: 1 / 0); t(lambda: 1 / 0.0); t(lambda: divmod(1, 0)); t(lambda: divmod(1.0, 0)); t(lambda: pow(2, -1, 0)); t(lambda: pow(2, 3, 0)); t(lambda: pow(2, -1, 4)); t(lambda: pow(3, -1, 7)); t(lambda: pow(2, 3, -5)); t(lambda: pow(2.0, 3, 5))
t(lambda: 10**400 / 10**399); t(lambda: 10**400 / 3); t(lambda: float(10**400)); t(lambda: 10**400 * 1.0); t(lambda: 1 << 10**10 if 0 else 1); t(lambda: -7 // 2); t(lambda: -7 % 3); t(lambda: 7 % -3); t(lambda: -7.5 // 2); t(lambda: -7.5 % 2); t(lambda: 7.5 % -2); t(lambda: divmod(-7, 2)); t(lambda: divmod(7.5, -2)); t(lambda: 0.1 + 0.2); t(lambda: 1e16); t(lambda: 1e15+0.5); t(lambda: 123456789012345678.0); t(lambda: 1e-5); t(lambda: 0.0001); t(lambda: -0.0); t(lambda: 5 // -0.3); t(lambda: 2**100 % 7**20); t(lambda: (-2)**3); t(lambda: -2**2); t(lambda: 2**3**2); t(lambda: -3 >> 1); t(lambda: -3 & 5); t(lambda: ~5 ^ 3)
t(lambda: round(2.5)); t(lambda: round(3.5)); t(lambda: round(-2.5)); t(lambda: round(2.675, 2)); t(lambda: round(1234, -2)); t(lambda: round(1250, -2)); t(lambda: round(1350, -2)); t(lambda: round(1e300)); t(lambda: round(float('nan'))); t(lambda: round(float('inf'))); t(lambda: round(1.5, 400)); t(lambda: round(5.5, -1)); t(lambda: round(True)); t(lambda: round(0.5, 0)); t(lambda: round(-0.4))
