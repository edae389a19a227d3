import socket
a, b = socket.socketpair()
f = a.makefile("rwb", buffering=0)
a.close()
print(a, a.fileno()) if False else print(a.fileno() >= 0)
f.write(b"still open")
print(b.recv(100))
f.close()
print(a.fileno(), b.recv(10))
b.close()
x, y = socket.socketpair()
x.settimeout(0.01)
reader = x.makefile("rb")
try:
    reader.read(1)
except TimeoutError as error:
    print(error)
try:
    reader.read(1)
except OSError as error:
    print(error)
reader.close()
x.close()
y.close()
