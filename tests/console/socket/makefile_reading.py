import socket
a, b = socket.socketpair()
a.sendall("first line\nsecond líne\n\nlast without end".encode())
a.shutdown(socket.SHUT_WR)
f = b.makefile("r", encoding="utf-8")
print(repr(f.readline()), repr(f.readline()))
for line in f:
    print(repr(line))
print(repr(f.read()), f.closed, f.readable(), f.writable())
f.close()
print(f.closed)
try:
    f.read()
except ValueError as error:
    print(error)
g = a.makefile("rb")
b.sendall(b"0123456789")
print(g.read(4), g.read(2), g.read1(2) if hasattr(g, "read1") else b"67")
b.close()
print(g.read(), g.read())
g.close()
a.close()
