import socket
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b.bind(("127.0.0.1", 0))
b.settimeout(1)
for _ in range(3):
    a.sendto(b"0123456789", b.getsockname())
print(b.recv(4))
data, ancillary, flags, sender = b.recvmsg(4)
print(data, ancillary, flags == socket.MSG_TRUNC, flags & socket.MSG_TRUNC, sender[0])
print(b.recv(4, socket.MSG_PEEK), b.recv(20))
b.setblocking(False)
try:
    b.recv(1)
except BlockingIOError:
    print("nothing left of them")
buffer = bytearray(4)
a.sendto(b"abcdefgh", b.getsockname())
b.settimeout(1)
print(b.recv_into(buffer, 4, socket.MSG_TRUNC), buffer)
a.close()
b.close()
