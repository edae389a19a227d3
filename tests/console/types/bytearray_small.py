b = bytearray(b"abc")
b.append(100)
b.extend(b"ef")
b += b"g"
b[0] = 65
b[1:3] = b"--"
print(b, len(b), b[0], b[:3], bytes(b), b.decode(), b.hex(), b.find(b"d"), b.pop(), b.upper(), list(b[:2]))
del b[:2]
b.insert(0, 33)
b.reverse()
print(b, b == bytearray(b"fed-!"), b == b"fed-!", b"e" in b, b.split(b"-"), b.startswith(b"f"), bytearray(3), bytearray([1, 2]), bytearray(b"x") * 2)
del b[:]
print(b, bool(b), bytearray(b"ab") + b"c", b"c" + bytearray(b"ab"), bytearray("é", "utf-8"))
buffer = bytearray()
for part in (b"he", b"llo\nwor", b"ld\n"):
    buffer.extend(part)
    while b"\n" in buffer:
        line, _, rest = buffer.partition(b"\n")
        print(line, rest)
        buffer = rest
