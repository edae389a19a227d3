import socket
a, b = socket.socketpair()
a.sendall(b"0123456789")
print(b.recv(4), b.recv(4), b.recv(4))
a.sendall(b"x" * 300000 if False else b"x" * 50000)
total = calls = 0
while total < 50000:
    part = b.recv(4096)
    total += len(part)
    calls += 1
print(total, calls >= 13)


def receive_exactly(sock, count):
    parts = []
    while count:
        part = sock.recv(count)
        if not part:
            raise EOFError("the other end closed %d bytes too early" % count)
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


a.sendall(b"hello" * 3)
print(receive_exactly(b, 10), receive_exactly(b, 5))
a.sendall(b"abc")
a.close()
try:
    receive_exactly(b, 5)
except EOFError as error:
    print(error)
b.close()
