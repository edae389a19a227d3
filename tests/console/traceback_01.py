import sys
def level3(d, k):
    return d[k] + 1
def level2(x):
    y = level3({}, x)
    return y
class A:
    def m(self, n):
        return level2(n) * 2
    def __getitem__(self, i):
        return self.data[i]
    def __len__(self): return 1 / 0
try:
    A().m("k")
except KeyError:
    try:
        A()[0]
    except AttributeError as e:
        raise ValueError("deep") from e
