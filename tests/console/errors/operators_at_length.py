def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class P: pass
t(lambda: 1 < 'a'); t(lambda: [] < ()); t(lambda: None < None); t(lambda: {} < {}); t(lambda: 1 < None)
t(lambda: [1,'a'] < [1,2]); t(lambda: (1,2) < (1,'b')); t(lambda: P() < P()); t(lambda: P() == 1)
t(lambda: 1 in 5); t(lambda: 1 in 'abc'); t(lambda: 'a' in b'abc'); t(lambda: 300 in b'abc'); t(lambda: [] in {1}); t(lambda: [] in {1:2})
t(lambda: 1 + 'a'); t(lambda: 'a' + 1); t(lambda: [] + ()); t(lambda: () + []); t(lambda: b'' + ''); t(lambda: '' + b'')
t(lambda: 1 - 'a'); t(lambda: 'a' * 'b'); t(lambda: [1] * 1.5); t(lambda: {} + {}); t(lambda: {1} + {2}); t(lambda: None + 1)
t(lambda: -'a'); t(lambda: +[]); t(lambda: ~1.5); t(lambda: not []); t(lambda: -None); t(lambda: ~{})
t(lambda: 1 / 0); t(lambda: 1 // 0); t(lambda: 1 % 0); t(lambda: 1.0 / 0); t(lambda: 1.0 // 0); t(lambda: 1.0 % 0); t(lambda: 0 ** -1); t(lambda: 0.0 ** -1)
t(lambda: 1 << -1); t(lambda: 1 >> -1); t(lambda: 1 << 'a'); t(lambda: 1.5 | 2); t(lambda: 2 ** 'a'); t(lambda: 'a' % 5); t(lambda: '%d' % 'a')
t(lambda: 2.0 ** 10000); t(lambda: int('9' * 5000)); t(lambda: 1 @ 2); t(lambda: P() + 1); t(lambda: P() - P()); t(lambda: -P()); t(lambda: P()[0]); t(lambda: P()()); t(lambda: len(P())); t(lambda: iter(P()))
t(lambda: 5[0]); t(lambda: None[0]); t(lambda: 'abc'['a']); t(lambda: [1][1.0]); t(lambda: (1,)['x']); t(lambda: {}[1]); t(lambda: {}['a']); t(lambda: [1][5]); t(lambda: 'a'[5]); t(lambda: ()[0]); t(lambda: b''[0]); t(lambda: range(3)[5]); t(lambda: len[0]); t(lambda: {1}[0]); t(lambda: (i for i in [])[0]); t(lambda: P[0]); t(lambda: int[0]); t(lambda: print[0]); t(lambda: t[0])
def s(x): x[0] = 1
def d(x): del x[0]
for v in (5, None, 'abc', (1,), {1}, b'a', P(), P, range(3), 1.5, [], {}):
    t(lambda: s(v)); t(lambda: d(v))
t(lambda: None.foo); t(lambda: (5).foo); t(lambda: [].add); t(lambda: {}.append); t(lambda: 'a'.foo); t(lambda: P().foo); t(lambda: P.foo); t(lambda: t.foo); t(lambda: len.foo); t(lambda: (lambda: 0).foo); t(lambda: int.foo)
t(lambda: None()); t(lambda: 5()); t(lambda: 'a'()); t(lambda: [1](0)); t(lambda: {}())
t(lambda: 1 < 2 < 3); t(lambda: 3 > 2 > 'a'); t(lambda: 1 < 2 > 1 != 5 in [5]); t(lambda: 1 == 1.0 == True); t(lambda: 1 is not None is None)
t(lambda: f'{None:>5}'); t(lambda: f'{[]:d}'); t(lambda: f'{1:q}'); t(lambda: f'{"a":d}'); t(lambda: f'{1.5:x}'); t(lambda: f'{P():x}')
