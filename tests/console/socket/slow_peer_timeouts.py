import socket
a, b = socket.socketpair()
a.settimeout(0.02)
received, problems = b"", []
steps = iter([b"par", None, b"tial", None, b"!"])
while not received.endswith(b"!"):
    part = next(steps)
    if part:
        b.sendall(part)
    try:
        received += a.recv(100)
    except TimeoutError as error:
        problems.append((str(error), received))
print(received, problems)
b.close()
print(a.recv(1), a.gettimeout())


def read_all(sock, limit):
    data = bytearray()
    while len(data) < limit:
        try:
            part = sock.recv(limit - len(data))
        except socket.timeout:
            return bytes(data), "timeout"
        if not part:
            return bytes(data), "end"
        data += part
    return bytes(data), "full"


for close_it, text, limit in ((True, b"abc", 10), (False, b"abc", 10), (False, b"0123456789", 5)):
    x, y = socket.socketpair()
    y.settimeout(0.02)
    x.sendall(text)
    if close_it:
        x.close()
    print(read_all(y, limit))
    x.close()
    y.close()
a.close()
