import socket, fcntl, struct
FIONREAD = 0x541B
a, b = socket.socketpair()


def waiting(s):
    return struct.unpack("i", fcntl.ioctl(s, FIONREAD, struct.pack("i", 0)))[0]


writer = a.makefile("wb")
print(writer.write(b"hello"), waiting(b))
writer.flush()
print(waiting(b), waiting(b.fileno()))
print(b.recv(10), waiting(b))
a.close()
b.close()
