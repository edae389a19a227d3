import socket, errno
a, b = socket.socketpair()
a.setblocking(False)
filled = 0
try:
    while True:
        filled += a.send(b"#" * 4096)
except BlockingIOError as error:
    print(error.errno == errno.EAGAIN, filled > 0)
a.settimeout(0.02)
try:
    a.sendall(b"one more")
except TimeoutError as error:
    print(repr(error), error.errno)
drained = 0
b.setblocking(False)
try:
    while True:
        drained += len(b.recv(65536))
except BlockingIOError:
    print(drained == filled)
print(a.send(b"room again"))
a.close()
b.close()
