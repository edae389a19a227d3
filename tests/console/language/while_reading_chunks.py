data = b"one line\nsecond\r\nthird without end"
position = 0


def read(size):
    global position
    part = data[position:position + size]
    position += len(part)
    return part


def line():
    out = bytearray()
    while (c := read(1)):
        out += c
        if c == b"\n":
            break
    return bytes(out)


while text := line():
    print(repr(text), text.rstrip(b"\r\n").decode())
print(position, len(data), line(), read(5))
position = 0
chunks = iter(lambda: read(10), b"")
for number, chunk in enumerate(chunks, start=1):
    print(number, chunk)
else:
    print("no more")
position = 0
sizes = []
while True:
    part = read(2 ** len(sizes))
    if not part:
        break
    sizes.append(len(part))
print(sizes, sum(sizes) == len(data))
