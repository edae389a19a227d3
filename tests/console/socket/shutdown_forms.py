import socket
a, b = socket.socketpair()
print(repr(socket.SHUT_RD), repr(socket.SHUT_WR), repr(socket.SHUT_RDWR))
a.shutdown(socket.SHUT_RD)
print(a.recv(10))
try:
    b.send(b"x")
except BrokenPipeError as error:
    print(error)
print(a.send(b"one way"), b.recv(10))
a.close()
b.close()
s = socket.socket()
for how in (socket.SHUT_WR, 2):
    try:
        s.shutdown(how)
    except OSError as error:
        print(error.errno, error)
for bad in ("x", None, 1.5):
    try:
        s.shutdown(bad)
    except TypeError as error:
        print(error)
try:
    s.shutdown()
except TypeError as error:
    print(error)
c, d = socket.socketpair()
try:
    c.shutdown(9)
except OSError as error:
    print(error.errno, error)
c.shutdown(socket.SHUT_WR)
c.shutdown(socket.SHUT_WR)
print(d.recv(1), d.send(b"still"), c.recv(10))
for x in (s, c, d):
    x.close()
