class L:
    def __init__(self, *a): self.a = list(a)
    def __len__(self): return len(self.a)
    def __getitem__(self, i): print('get', i, end=' '); return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __contains__(self, x): return x in self.a
    def __iter__(self): return iter(self.a)
    def __reversed__(self): return reversed(self.a)
    def __bool__(self): return len(self.a) > 2
    def __missing__(self, k): return k
l = L(1, 2, 3); print(len(l), l[0], l[1:], 2 in l, list(l), list(reversed(l)), bool(l)); l[0] = 9; del l[1]; print(l.a, bool(l))
class O:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
o = O(); print(list(o), 20 in o, 25 in o, [*o]); a, b, *c = o; print(a, b, c)
print(max(o), sum(o), sorted(o, reverse=True), dict(zip('ab', o)), list(map(str, o)))
class Q:
    def __getitem__(self, i): return [5, 6][i]
    def __len__(self): return 2
print(list(reversed(Q())), list(Q()), tuple(enumerate(Q())))
class D(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
d = D(a=1); print(d['a'], d['b'], d, d.get('zz'), 'zz' in d)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration('end')
        self.n -= 1; return self.n
print(list(It(3)), sum(It(4)), tuple(It(2)), [*It(2)], max(It(5)), 1 in It(3)); a, b = It(2); print(a, b)
i = It(1); next(i)
try: next(i)
except StopIteration as e: print('stop', e.value, e.args)
print(next(i, 'dflt'))
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
class N: pass
t(lambda: len(N())); t(lambda: N()[0]); t(lambda: 1 in N()); t(lambda: list(N())); t(lambda: next(N())); t(lambda: reversed(N())); t(lambda: iter(N()))
def si(): N()[0] = 1
def di(): del N()[0]
t(si); t(di)
class BL:
    def __init__(s, v): s.v = v
    def __len__(s): return s.v
t(lambda: len(BL(-1))); t(lambda: len(BL('a'))); t(lambda: len(BL(2.5))); t(lambda: bool(BL(0))); t(lambda: len(BL(True))); t(lambda: len(BL(10**20)))
class BB:
    def __init__(s, v): s.v = v
    def __bool__(s): return s.v
t(lambda: bool(BB(1))); t(lambda: bool(BB(True))); t(lambda: not BB(None))
class BI:
    def __iter__(self): return 5
t(lambda: list(BI())); t(lambda: [x for x in BI()])
class BH:
    def __hash__(self): return 'x'
t(lambda: hash(BH()))
class BR:
    def __repr__(self): return 5
    def __str__(self): return None
t(lambda: repr(BR())); t(lambda: str(BR())); t(lambda: f'{BR()}'); t(lambda: '%s' % BR()); t(lambda: print(BR()))
class EQ:
    def __eq__(self, o): return True
t(lambda: hash(EQ())); t(lambda: {EQ(): 1}); t(lambda: {EQ()}); t(lambda: EQ() == 1); t(lambda: EQ() != 1); t(lambda: 1 == EQ()); t(lambda: EQ() in [1]); t(lambda: [1].index(EQ())); t(lambda: [1, 2].count(EQ()))
class IX:
    def __index__(self): return 2
t(lambda: [1, 2, 3][IX()]); t(lambda: 'abc' * IX()); t(lambda: range(IX())); t(lambda: hex(IX())); t(lambda: bytes(IX())); t(lambda: chr(IX())); t(lambda: int(IX())); t(lambda: float(IX())); t(lambda: [1,2,3][:IX()]); t(lambda: '%d' % IX()); t(lambda: '{:d}'.format(IX())); t(lambda: round(1.2345, IX())); t(lambda: IX() + 1); t(lambda: bytes([IX()]))
class IX2:
    def __index__(self): return 'a'
t(lambda: [1][IX2()]); t(lambda: hex(IX2()))
class IN:
    def __int__(self): return 7
    def __float__(self): return 2.5
t(lambda: int(IN())); t(lambda: float(IN())); t(lambda: '%d' % IN()); t(lambda: '%f' % IN()); t(lambda: hex(IN())); t(lambda: '%x' % IN())
class CN:
    def __contains__(self, x): return 'yes'
t(lambda: 1 in CN()); t(lambda: 1 not in CN())
