class RingBuffer:
    def __init__(self, size):
        self.data = bytearray(size); self.start = self.count = 0
    def __len__(self): return self.count
    def __repr__(self): return f'<{self.__class__.__name__} {bytes(self)!r} of {len(self.data)}>'
    def __bytes__(self): return bytes(self[i] for i in range(len(self)))
    def __getitem__(self, i):
        if isinstance(i, slice): return bytes(self)[i]
        if i < 0: i += self.count
        if not 0 <= i < self.count: raise IndexError(f'index {i} out of {self.count}')
        return self.data[(self.start + i) % len(self.data)]
    def write(self, bs):
        n = 0
        for n, b in enumerate(bs, 1):
            if self.count == len(self.data):
                return n - 1
            self.data[(self.start + self.count) % len(self.data)] = b
            self.count += 1
        return n
    def read(self, n=None):
        n = self.count if n is None else min(n, self.count)
        out = bytes(self[:n]); self.start = (self.start + n) % len(self.data); self.count -= n
        return out
    def __iadd__(self, bs):
        w = self.write(bs)
        if w < len(bs): raise BufferError(f'{len(bs) - w} bytes did not fit')
        return self
    def __contains__(self, x): return x in bytes(self)
r = RingBuffer(8)
print(r.write(b'abcdef'), r, len(r), bool(r))
print(r.read(4), r, r.write(b'ghijklm'), r, bytes(r.data))
print(r[0], r[-1], r[1:3], b'gh' in r, 105 in r, list(r))
print(r.read(), bool(r), r.write(b''), [*r])
r += b'12345'
print(r, max(r), sum(r), sorted(r, reverse=True), r[::-1], tuple(reversed(r)))
try: r += b'6789'
except BufferError as e: print('BufferError', e, r)
r[8]
