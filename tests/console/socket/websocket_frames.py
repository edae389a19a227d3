import struct
OPS = {0: 'cont', 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong'}
def mask(data, key): return bytes(b ^ key[i % 4] for i, b in enumerate(data))
def frame(op, data=b'', fin=True, key=None):
    n = len(data); out = bytearray([fin << 7 | op]); m = 0x80 if key else 0
    if n < 126: out.append(m | n)
    elif n < 1 << 16: out += struct.pack('!BH', m | 126, n)
    else: out += struct.pack('!BQ', m | 127, n)
    return bytes(out) + (key + mask(data, key) if key else data)
class Parser:
    def __init__(self): self.buf = b''; self.parts = []; self.events = []
    def feed(self, data):
        self.buf += data
        while (f := self.next()) is not None: self.on(*f)
    def next(self):
        b = self.buf
        if len(b) < 2: return None
        fin, op, m, n, i = b[0] >> 7, b[0] & 15, b[1] >> 7, b[1] & 127, 2
        if b[0] & 0x70: raise ValueError(f'reserved bits {b[0]:08b}')
        if n == 126 and len(b) >= 4: n, = struct.unpack_from('!H', b, 2); i = 4
        elif n == 127 and len(b) >= 10: n, = struct.unpack_from('!Q', b, 2); i = 10
        elif n > 125: return None
        key = b[i:i + 4] if m else None; i += 4 * m
        if len(b) < i + n: return None
        self.buf = b[i + n:]; d = b[i:i + n]
        return bool(fin), op, mask(d, key) if key else d
    def on(self, fin, op, data):
        if op >= 8: self.events.append((OPS[op], data)); return
        if op: self.parts = [op]
        self.parts.append(data)
        if fin: op, *ps = self.parts; d = b''.join(ps); self.events.append((OPS[op], d.decode() if op == 1 else d))
stream = frame(1, b'Hello', key=b'\x37\xfa\x21\x3d') + frame(9, b'?') + frame(1, 'añ'.encode()[:2], fin=False) + frame(10) + frame(0, 'añ'.encode()[2:] + b'!') + frame(2, bytes(300)) + frame(2, bytes(70000), key=b'abcd') + frame(8, struct.pack('!H', 1000) + b'bye')
print(len(stream), stream[:11].hex(' '))
for step in (1, 7, 4096, len(stream)):
    p = Parser(); [p.feed(stream[i:i + step]) for i in range(0, len(stream), step)] if step > 1 or True else 0
    print(step, [(k, d if len(d) < 20 else len(d)) for k, d in p.events], p.buf)
print(struct.unpack('!H', p.events[-1][1][:2]), p.events[-1][1][2:]); p.feed(b'\xf1\x00')
