# What socketpair makes, and that each end hears the other.
import socket

a, b = socket.socketpair()
for end in (a, b):
    print(isinstance(end, socket.socket), end.family, end.type, end.proto, end.gettimeout())
print(a.send(b"to the other"), b.recv(1024), b.send(b"and back"), a.recv(1024))
a.close()
b.close()
socket.setdefaulttimeout(3)
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM, 0)
print(a.type, b.gettimeout())
a.close()
b.close()
