class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It(3)), tuple(It(2)), sum(It(4)), max(It(5)), 2 in It(5), [*It(3)], sorted(It(3)), dict(zip(It(2), It(2))), set(It(2)))
a, *b = It(4); print(a, b)
it = iter(It(2)); print(next(it), next(it), next(it, 'fin'))
try: next(it)
except StopIteration as e: print('SI', e.value, e.args)
for i, x in enumerate(It(2), 5): print(i, x)
class GI:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(list(GI()), 20 in GI(), 25 in GI(), list(enumerate(GI())))
class BadIt:
    def __iter__(self): return 5
try: list(BadIt())
except TypeError as e: print(e)
class BadNext:
    def __iter__(self): return self
try: list(BadNext())
except TypeError as e: print(e)
class BadLen:
    def __len__(self): return 'x'
try: len(BadLen())
except TypeError as e: print(e)
class BadLen2:
    def __len__(self): return -1
try: len(BadLen2())
except ValueError as e: print(e)
class BadBool:
    def __bool__(self): return 1
try: bool(BadBool())
except TypeError as e: print(e)
class BadStr:
    def __str__(self): return 1
    def __repr__(self): return 2
for f in (str, repr, print):
    try: f(BadStr())
    except TypeError as e: print(e)
class BadHash:
    def __hash__(self): return 'x'
try: hash(BadHash())
except TypeError as e: print(e)
class Eq:
    def __eq__(self, o): return True
try: {Eq()}
except TypeError as e: print(e)
try: hash(Eq())
except TypeError as e: print(e)
class BadInit:
    def __init__(self): return 5
try: BadInit()
except TypeError as e: print(e)
class BadIdx:
    def __index__(self): return 'x'
try: [1][BadIdx()]
except TypeError as e: print(e)
class BadFmt:
    def __format__(self, s): return 5
try: f'{BadFmt()}'
except TypeError as e: print(e)
class BadBytes:
    def __bytes__(self): return 'x'
try: bytes(BadBytes())
except TypeError as e: print(e)
class NoInt: pass
for f in (int, float, abs, round, len, hash, iter, next, reversed, bytes, list, sum, max, hex, chr, ord, range):
    try: print(f.__name__, type(f(NoInt())))
    except TypeError as e: print(f.__name__, e)
