import select
import socket

a, b = socket.socketpair()
a.setblocking(False)
b.setblocking(False)
outgoing = bytes(range(256)) * 4000
sent, received, turns = 0, bytearray(), 0
while sent < len(outgoing) or len(received) < len(outgoing):
    want = [a] if sent < len(outgoing) else []
    readable, writable, _ = select.select([b], want, [], 1)
    if writable:
        sent += a.send(outgoing[sent:sent + 100000])
    if readable:
        received += b.recv(65536)
    turns += 1
print(sent, len(received), received == outgoing, turns > 3)
a.close()
b.close()
