import fcntl, os, socket, struct
a, b = socket.socketpair()
flags = fcntl.fcntl(a, fcntl.F_GETFL)
a.setblocking(False)
print(fcntl.fcntl(a, fcntl.F_GETFL) != flags, fcntl.fcntl(a.fileno(), fcntl.F_GETFD) == fcntl.FD_CLOEXEC)
b.send(b"12345")
print(struct.unpack("i", fcntl.ioctl(a, 0x541B, b"\0\0\0\0")))
print(fcntl.fcntl(a, fcntl.F_SETFL, flags), a.fileno() > 2)
for call in (lambda: fcntl.ioctl(a, 0xFFFF, b""), lambda: fcntl.ioctl("x", 1), lambda: fcntl.ioctl(), lambda: fcntl.fcntl(9999, 1)):
    try:
        print(call())
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)
a.close()
b.close()
