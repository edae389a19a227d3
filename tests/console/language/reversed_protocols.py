class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i): print('get', i); return i * 10
r = reversed(Seq(3)); print(next(r)); print([*r], next(r, 'end')); print(list(zip('ab', reversed(Seq(2)))))
class L(list):
    def second(self): return self[1]
l = L('abc'); print(list(reversed(l)), l.second(), l[::-1], type(l[:1]), sorted(l, reverse=True), [*reversed(l[1:])])
class T(tuple): pass
print(list(reversed(T('xy'))), ''.join(reversed(str(123))))
for i, x in enumerate(reversed(T((1, 2)))): print(i, x)
for bad in (3, {1}, (x for x in [])):
    try: reversed(bad)
    except TypeError as e: print(e)
class Short:
    def __len__(self): return 3
    def __getitem__(self, i): raise IndexError
print(list(reversed(Short())))
class NoLen:
    def __getitem__(self, i): return i
reversed(NoLen())
