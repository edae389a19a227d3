def t(fn):
    try: print(fn())
    except BaseException as e: print(type(e).__name__, e)
def dd():
    d = {1: 1, 2: 2}
    for k in d: d[k + 10] = 1
def dr():
    d = {1: 1, 2: 2}
    for k in d: del d[k]
def dk():
    d = {1: 1, 2: 2}
    for k in d.items():
        d.pop(1); d[5] = 1
def ss():
    s = {1, 2}
    for x in s: s.add(x + 10)
def sr():
    s = {1, 2}
    for x in s: s.remove(x)
for f in (dd, dr, dk, ss, sr): t(f)
l = [1, 2, 3, 4]
for x in l:
    if x == 2: l.remove(x)
print(l)
l = [1, 2]
for x in l:
    if len(l) < 5: l.append(x * 10)
print(l)
m = map(lambda x: print('m', x) or x, [1, 2]); print('lazy'); print(next(m)); print(list(m), list(m))
f = filter(None, [0, 1, '', 'a']); print(list(f))
z = zip([1, 2, 3], 'ab'); print(list(z), list(zip()), list(zip([1])), list(zip([1, 2], [3, 4], [5, 6])))
t(lambda: list(zip([1], [1, 2], strict=True))); t(lambda: list(zip([1, 2], [1], strict=True))); t(lambda: list(zip([1], [1], [1, 2], strict=True))); t(lambda: list(zip([1,2], [1,2], [1], strict=True))); t(lambda: zip([1], 5)); t(lambda: zip(5)); t(lambda: map(len)); t(lambda: map()); t(lambda: list(map(5, [1]))); t(lambda: filter(None)); t(lambda: enumerate()); t(lambda: enumerate(5)); t(lambda: list(enumerate('ab', -1))); t(lambda: enumerate([], 'a')); t(lambda: reversed({1})); t(lambda: list(reversed({1: 2, 3: 4}))); t(lambda: list(reversed({1: 2}.items()))); t(lambda: reversed(5)); t(lambda: list(reversed(range(3)))); t(lambda: sorted(5)); t(lambda: sorted([1, 'a'])); t(lambda: sorted([3, 1], key=5)); t(lambda: sorted([3, 1], reverse='x')); t(lambda: sorted('bca', key=str.upper, reverse=True)); t(lambda: sorted([[2], [1, 5], []])); t(lambda: sorted()); t(lambda: sorted([1], None)); t(lambda: sum(['a'], '')); t(lambda: sum([[1]], [])); t(lambda: sum(['a'])); t(lambda: sum([1.5, 2])); t(lambda: sum([], 5)); t(lambda: sum(5)); t(lambda: sum([b'a'], b'')); t(lambda: max([])); t(lambda: max(5)); t(lambda: max(1, 'a')); t(lambda: max([1, 5], [1, 4])); t(lambda: max('abc', key=lambda c: -ord(c))); t(lambda: max([], default=None)); t(lambda: max(1, 2, default=3)); t(lambda: min(3, 1, key=lambda x: -x)); t(lambda: any(5)); t(lambda: all([])); t(lambda: next(5)); t(lambda: next([])); t(lambda: iter(5)); t(lambda: iter(5, 1)); t(lambda: next(iter([]))); t(lambda: len(5)); t(lambda: len(zip())); t(lambda: zip([1])[0]); t(lambda: map(int, 'a').foo); t(lambda: range()); t(lambda: range(1.5)); t(lambda: range(1, 2, 0)); t(lambda: range('a')); t(lambda: range(1, 2, 3, 4)); t(lambda: range(5)[1:3]); t(lambda: range(10)[::-1]); t(lambda: 3 in range(0, 10, 3)); t(lambda: 'a' in range(3)); t(lambda: range(3) == range(0, 3, 1)); t(lambda: range(0) == range(5, 1)); t(lambda: (range(5).index(3), range(5).count(9), len(range(-5, 5, 3)), range(0, 10, 3)[-1])); t(lambda: range(5).index(9)); t(lambda: repr(range(1, 5, 2))); t(lambda: range(3) + range(2)); t(lambda: range(10**20)[10**19]); t(lambda: len(range(10**20))); t(lambda: hash(range(3)) == hash(range(0, 3)))
n = [0]
def nxt():
    n[0] += 1; return n[0]
print(list(iter(nxt, 4)), list(iter(lambda: n.append(1) or len(n), 5)))
it = iter([1, 2, 3, 4]); print([(a, next(it)) for a in it])
it = iter(range(5)); print(list(zip(it, it)), list(it))
g = (x * y for x in range(3) for y in range(x) if y); print(list(g), list(g), type(g).__name__)
g = (print('e', x) or x for x in [1, 2]); print('made'); print(next(g)); print(sum(g))
t(lambda: next(g)); t(lambda: (x for x in 5)); t(lambda: list(1 / x for x in [1, 0]))
x = 'out'; print([x for x in range(3)], x, {x: x for x in 'ab'}, {x for x in [1]}, x)
print([[j for j in range(i)] for i in range(4)], [(i, j) for i in range(2) for j in 'ab'], [a for (a, *b), c in [((1, 2, 3), 4)]])
print({k: v for k, v in zip('abc', range(3)) if v}, {**{i: i for i in range(2)}}, [*(i for i in 'ab')])
print(type(iter([])).__name__, type(iter(())).__name__, type(iter('')).__name__, type(iter({})).__name__, type(iter({}.values())).__name__, type(iter({}.items())).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(b'')).__name__, type(iter(bytearray())).__name__, type(reversed([])).__name__, type(reversed('')).__name__, type(iter(int, 1)).__name__, type(zip()).__name__, type(iter('é')).__name__)
l = [(1, 'b'), (0, 'a'), (1, 'a'), (0, 'b')]; l.sort(key=lambda p: p[0]); print(l); l.sort(key=lambda p: p[0], reverse=True); print(l)
def bad(l):
    l.sort(key=lambda x: l.append(1))
t(lambda: bad([1, 2]))
print([1, 2] < [1, 2, 0], (1, 2) < (1, 3), 'a' < 'b', [1] == [1.0], (1,) == [1], {1: [2]} == {1: [2]}, {1} < {1, 2}, {1, 2} <= {1}, b'a' < b'b', [] < [1], 'Z' < 'a', '' < 'a')
a = []; a.append(a); print(a, a == a); d = {}; d['d'] = d; d['l'] = a; print(d); tt = ([],); tt[0].append(tt); print(tt)
print({1: 'a', True: 'b', 1.0: 'c'}, {0, False, 0.0}, {'a': 1, 'b': 2}.keys() & {'a'}, {1: 2}.items() | {(3, 4)}, {1: 2}.keys() - {1})
t(lambda: {[]: 1}); t(lambda: {{}}); t(lambda: {1: 2}[[]]); t(lambda: {(1, []): 2}); t(lambda: set([[1]])); t(lambda: {1: 2}[3]); t(lambda: {}['a b']); t(lambda: {}.pop('x')); t(lambda: {}.popitem()); t(lambda: set().pop()); t(lambda: {1}.remove(2)); t(lambda: [].pop()); t(lambda: [1].pop(5)); t(lambda: [1].remove(2)); t(lambda: [1].index(2)); t(lambda: [1].index(1, 1)); t(lambda: (1,).index(3)); t(lambda: 'a'.index('b')); t(lambda: b'a'.index(b'b')); t(lambda: dict([1])); t(lambda: dict([(1, 2, 3)])); t(lambda: dict(['ab', 'cd'])); t(lambda: dict([[]])); t(lambda: dict(5)); t(lambda: dict(1, 2)); t(lambda: dict({'a': 1}, b=2)); t(lambda: dict([(1, 2)], **{'a': 3})); t(lambda: dict(None)); t(lambda: {}.update(5)); t(lambda: {}.update([(1,)])); t(lambda: dict.fromkeys([1, 2], [])); t(lambda: dict.fromkeys(5)); t(lambda: {1: 2} | {3: 4}); t(lambda: {1: 2} | 5); t(lambda: {1: 2} + {3: 4}); t(lambda: {1: 2} < {3: 4}); t(lambda: {'a': 1}.get()); t(lambda: {'a': 1}.get([])); t(lambda: {'a': 1}.setdefault('b')); t(lambda: {}.setdefault()); t(lambda: [].insert(1)); t(lambda: [].extend(5)); t(lambda: [] + (1,)); t(lambda: [1] * 1.5); t(lambda: [1] * -1); t(lambda: 'a' + 1); t(lambda: 1 + 'a'); t(lambda: b'a' + 'a'); t(lambda: 'a' + b'a'); t(lambda: ('a',) + 'a'); t(lambda: 'a' in 5); t(lambda: 1 in 'a'); t(lambda: 'a' in b'a'); t(lambda: 300 in b'a'); t(lambda: None in [None]); t(lambda: 'a'.join([1])); t(lambda: 'a'.join(['x', 2])); t(lambda: 'a'.join(5)); t(lambda: b''.join(['a'])); t(lambda: b''.join([b'a', 1])); t(lambda: b','.join(5))
