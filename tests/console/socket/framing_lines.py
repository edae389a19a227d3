import socket


def lines(chunks, limit=20):
    buffer = b""
    out = []
    for chunk in chunks:
        buffer += chunk
        while (at := buffer.find(b"\n")) >= 0:
            line, buffer = buffer[:at], buffer[at + 1:]
            out.append(line.rstrip(b"\r").decode("utf-8", "replace"))
        if len(buffer) > limit:
            raise ValueError("line of more than %d bytes" % limit)
    return out, buffer


whole = "one\r\ntwo\nñandú\n\nrest".encode()
for size in (1, 2, 3, 100):
    a, b = socket.socketpair()
    a.sendall(whole)
    a.close()
    print(size, lines(iter(lambda: b.recv(size), b"")))
    b.close()
try:
    lines([b"x" * 21])
except ValueError as error:
    print(error)
a, b = socket.socketpair()
a.sendall(whole)
a.close()
with b.makefile("r", encoding="utf-8") as f:
    print([line for line in f])
b.close()
