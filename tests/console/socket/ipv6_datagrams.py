import socket
a = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
b.bind(("::1", 0))
b.settimeout(1)
print(len(b.getsockname()), b.getsockname()[2:], a.getsockname()[:2])
print(a.sendto(b"six", b.getsockname()), a.sendto(b"short address", b.getsockname()[:2]))
for _ in range(2):
    data, peer = b.recvfrom(100)
    print(data, peer[0], len(peer))
b.connect(peer)
b.send(b"back")
print(a.recv(10), b.getpeername() == peer)
try:
    a.sendto(b"x", ("127.0.0.1", 9))
except OSError as error:
    print(type(error).__name__, error)
dual = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
dual.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
dual.bind(("::", 0))
four = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
four.sendto(b"from version four", ("127.0.0.1", dual.getsockname()[1]))
dual.settimeout(1)
data, peer = dual.recvfrom(100)
print(data, peer[0])
dual.sendto(b"answered", peer)
print(four.recv(100))
for s in (a, b, dual, four):
    s.close()
