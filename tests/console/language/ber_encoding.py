def length(n): return bytes([n]) if n < 128 else bytes([0x80 | (k := (n.bit_length() + 7) // 8)]) + n.to_bytes(k, 'big')
def tlv(tag, body): return bytes([tag]) + length(len(body)) + body
def integer(n): return tlv(2, n.to_bytes((n + (n < 0)).bit_length() // 8 + 1, 'big', signed=True))
def oid(text):
    a, b, *rest = map(int, text.split('.')); out = [40 * a + b]
    for n in rest:
        chunk = [n & 127]
        while n := n >> 7: chunk.insert(0, n & 127 | 128)
        out += chunk
    return tlv(6, bytes(out))
seq = lambda *xs: tlv(0x30, b''.join(xs))
def parse(b, i=0):
    tag, n = b[i], b[i + 1]; i += 2
    if n & 0x80: k = n & 0x7f; n = int.from_bytes(b[i:i + k], 'big'); i += k
    body, end = b[i:i + n], i + n
    if len(body) != n: raise EOFError(f'tag {tag:#04x}: {n - len(body)} bytes missing')
    if tag == 2: return int.from_bytes(body, 'big', signed=True), end
    if tag == 4: return body, end
    if tag == 5: return None, end
    if tag == 6:
        ids, v = [*divmod(body[0], 40)], 0
        for x in body[1:]:
            v = v << 7 | x & 127
            if x < 128: ids.append(v); v = 0
        return '.'.join(map(str, ids)), end
    if tag & 0x20:
        out, i = [], 0
        while i < n: v, i = parse(body, i); out.append(v)
        return (tag if tag != 0x30 else 'seq', *out), end
    raise ValueError(f'tag {tag:#x}')
p = seq(integer(0), tlv(4, b'public'), tlv(0xa0, integer(0x1234) + integer(0) + integer(0) + seq(seq(oid('1.3.6.1.2.1.1.1.0'), tlv(5, b'')), seq(oid('1.3.6.1.4.1.2680.1'), tlv(4, b'x' * 200)))))
print(len(p), p[:24].hex(' ')); r, e = parse(p); print(r[:3], e, r[3][:4], r[3][4][1], r[3][4][2][0], len(r[3][4][2][1])); print([integer(n).hex() for n in (0, 127, 128, -1, -128, -129, 65535, 2**40)], [parse(integer(n))[0] for n in (-129, 128, 2**40)], length(300).hex())
for bad in (p[:50], b'\x09\x00', b'\x02'):
    try: parse(bad)
    except (EOFError, ValueError, IndexError) as e: print(type(e).__name__, e)
oid('1')
