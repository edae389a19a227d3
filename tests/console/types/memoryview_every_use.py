def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, str(e))

data=bytearray(b'abcdefgh')
m=memoryview(data)
print(len(m), m[0], m[-1], m.nbytes, m.itemsize, m.format, m.readonly, m.ndim, m.shape, m.strides, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets, m.obj is data)
print(bytes(m[1:3]), m[::2].tolist(), bytes(m[::-1]), m[::2].strides, m[::2].contiguous, m.tobytes(), m.hex(), m.tolist())
t(lambda: m.hex(':')); t(lambda: m.hex('-',2)); t(lambda: m[10]); t(lambda: m['a']); t(lambda: m[1.0]); t(lambda: m[0,1]); t(lambda: m[None]); t(lambda: m[2**70])
def f1(): m[0]=256
def f2(): m[0]=-1
def f3(): m[0]='a'
def f4(): m[0]=b'a'
def f5(): m[0:2]=b'abc'
def f6(): m[0:2]='ab'
def f7(): m[0:2]=5
def f8(): m[100]=1
def f9(): del m[0]
def f10(): memoryview(b'abc')[0]=1
def f11(): m[0]=1.5
def f12(): m.foo=1
def f14(): m[0:2]=[1,2]
for f in [f1,f2,f3,f4,f5,f6,f7,f8,f9,f10,f11,f12,f14]: t(f)
m[0]=65; m[1:3]=b'XY'; print(data); m[::2]=b'1234'; print(data); m[3:5]=m[0:2]; print(data)
m[0:3]=bytearray(b'zzz'); print(data)
t(memoryview); t(memoryview,'x'); t(memoryview,5); t(memoryview,[1]); t(memoryview,None); t(lambda: memoryview(object=b'x').tolist()); t(memoryview,b'a',b'b')
for fmt in ['b','c','B','h','H','i','I','l','L','q','Q','f','d','?','@H','n','N','x','<H','','HH','s','P']:
    t(lambda: memoryview(bytes(range(8))).cast(fmt).tolist())
    t(lambda: memoryview(bytes(range(8))).cast(fmt).format)
c=memoryview(bytearray(8)).cast('I'); print(len(c), c.nbytes, c.itemsize, c.shape, c.strides, c.format); c[0]=0x01020304; print(c.tobytes(), c.tolist(), c[0])
def g1(): c[0]=2**32
def g2(): c[0]=-1
def g3(): c[0]='a'
def g4(): c[0:1]=b'abcd'
def g5(): c[0]=1.5
for f in [g1,g2,g3,g4,g5]: t(f)
t(lambda: memoryview(b'abc').cast('H')); t(lambda: memoryview(b'abcd').cast('H').cast('I')); t(lambda: memoryview(b'abcd').cast('H').cast('B').tolist()); t(lambda: m.cast()); t(lambda: m.cast(5)); t(lambda: m[::2].cast('B'))
r=memoryview(b'abc'); print(r==b'abc', r==memoryview(b'abc'), r=='abc', r!=b'abd', r==bytearray(b'abc'), r==r.cast('c'), hash(r)==hash(b'abc')); t(lambda: r<r); t(lambda: hash(memoryview(bytearray(b'a'))))
print(memoryview(b'\xff').cast('b')==memoryview(b'\xff'), c==c.tobytes(), memoryview(bytes(4)).cast('I')==memoryview(bytes(8)).cast('Q'))
print(r.toreadonly().readonly, m.toreadonly().readonly)
t(lambda: m.toreadonly().__setitem__(0,1))
r2=memoryview(b'abc'); r2.release(); t(lambda: r2[0]); t(lambda: len(r2)); t(lambda: r2.tobytes()); t(lambda: r2.format); t(lambda: r2.nbytes); t(lambda: bytes(r2)); t(lambda: r2==b'abc'); print(r2.release(), repr(r2)[:9]); t(lambda: list(r2)); t(lambda: r2.readonly); t(lambda: r2.obj); t(lambda: b'a' in r2); t(lambda: hash(r2)); t(lambda: memoryview(r2)); t(lambda: r2.__enter__())
with memoryview(data) as q: print(q[0])
t(lambda: q[0])
print(97 in r, b'a' in r, list(r), [*r], sorted(r), max(r), list(reversed(r)), tuple(r[1:]), repr(r)[:10])
t(lambda: r+b'x'); t(lambda: r*2); t(lambda: b'x'+r); t(lambda: bytearray(b'x')+r); t(lambda: b''.join([r,r])); t(lambda: bytes(r)); t(lambda: bytearray(r)); t(lambda: str(r,'ascii')); t(lambda: r.decode()); t(lambda: r.foo); t(lambda: int.from_bytes(r,'big')); t(lambda: bool(memoryview(b'')))
t(lambda: r.index(98)); t(lambda: r.count(98))
t(lambda: type(r)); t(lambda: isinstance(r,memoryview)); t(lambda: isinstance(r,bytes)); t(lambda: r.tobytes('C')); t(lambda: r.tobytes(order='A')); t(lambda: r.tobytes('Z'))
n=memoryview(memoryview(data)[2:6]); print(n.obj is data, len(n), bytes(n)); n[0]=33; print(data)
t(lambda: memoryview(bytes(4)).cast('f').tolist()); d=memoryview(bytearray(8)).cast('d'); d[0]=1.5; print(d.tolist(), d.tobytes())
def h1(): d[0]='x'
t(h1)
bb=memoryview(bytearray(2)).cast('?'); bb[0]=True; bb[1]=5; print(bb.tolist(), bb.tobytes())
cc=memoryview(bytearray(2)).cast('c'); cc[0]=b'z'; print(cc.tolist(), cc[0])
def h2(): cc[0]=5
def h3(): cc[0]=b'ab'
t(h2); t(h3)
