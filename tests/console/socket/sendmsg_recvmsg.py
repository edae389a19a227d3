import socket
a, b = socket.socketpair()
print(a.sendmsg([b"one ", bytearray(b"two "), memoryview(b"three")]))
print(b.recvmsg(100))
print(a.sendmsg([]), a.sendmsg([b"", b"x"]), b.recvmsg(100, 0, 0))
print(a.sendmsg((c for c in (b"gen", b"erated"))))
buffers = [bytearray(3), bytearray(4), bytearray(10)]
count, ancillary, flags, address = b.recvmsg_into(buffers)
print(count, buffers, ancillary, flags, address)
a.sendmsg([b"peek"])
print(b.recvmsg(2, 0, socket.MSG_PEEK)[0], b.recvmsg(10)[0])
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
v.bind(("127.0.0.1", 0))
print(u.sendmsg([b"to ", b"you"], [], 0, v.getsockname()))
v.settimeout(1)
data, ancillary, flags, sender = v.recvmsg(3)
print(data, flags == socket.MSG_TRUNC, sender == ("127.0.0.1", u.getsockname()[1]))
for bad in (lambda: a.sendmsg(b"bytes"), lambda: a.sendmsg(5), lambda: a.sendmsg(["text"]), lambda: b.recvmsg(-1), lambda: b.recvmsg()):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for s in (a, b, u, v):
    s.close()
