s = slice(1, 10, 3)
print(s.indices(5), slice(None).indices(4), slice(None, None, -1).indices(4), slice(-3, None).indices(10))
for f in (lambda: s.indices(-1), lambda: s.indices('a'), lambda: s.indices(), lambda: slice(0, 1, 0).indices(3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Window:
    def __init__(self, data): self.data = list(data)
    def __getitem__(self, key):
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self.data))
            return Window(self.data[i] for i in range(start, stop, step))
        return self.data[key]
    def __repr__(self): return f'Window({self.data})'
w = Window(range(10))
print(w[2:8:2], w[-1], w[::-3], w[5:], w[1:3][0])
w['a']
