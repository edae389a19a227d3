import socket
a, b = socket.socketpair()
print(a.family, a.type, a.proto, repr(a.getsockname()), repr(a.getpeername()))
a.sendall(b"there")
b.sendall(b"and back")
print(b.recv(10), a.recv(10))
a.close()
print(b.recv(10))
b.close()
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
a.send(b"one")
a.send(b"")
a.send(b"three")
print(b.recv(10), b.recv(10), b.recvfrom(10))
a.close()
try:
    b.send(b"x")
except OSError as error:
    print(type(error).__name__, error)
b.close()
with socket.socketpair()[0] as alone:
    print(alone.type)
try:
    socket.socketpair(socket.AF_INET6, socket.SOCK_STREAM)
except OSError as error:
    print(error)
