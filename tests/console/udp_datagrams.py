import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 0))
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print(c.sendto(b"AAA", s.getsockname()), c.sendto(b"0123456789", 0, s.getsockname()), c.sendto(b"", s.getsockname()))
data, who = s.recvfrom(100)
print(data, who[0], who[1] == c.getsockname()[1])
print(s.recvfrom(4)[0], s.recv(10))
c.connect(s.getsockname())
print(c.send(b"x"), c.getpeername() == s.getsockname())
buffer = bytearray(10)
n, who = s.recvfrom_into(buffer)
print(n, buffer, buffer[:n])
s.settimeout(0.01)
try:
    s.recv(10)
except TimeoutError as e:
    print(type(e), e, e.errno, e.args, isinstance(e, OSError), e is socket.timeout)
s.setblocking(False)
try:
    s.recvfrom(10)
except BlockingIOError as e:
    print(e, e.errno, e.strerror)
