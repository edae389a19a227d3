import socket
import sys

s = None
for res in socket.getaddrinfo(None, 0, socket.AF_UNSPEC, socket.SOCK_STREAM, 0, socket.AI_PASSIVE):
    af, kind, proto, canonical, address = res
    try:
        s = socket.socket(af, kind, proto)
    except OSError as msg:
        s = None
        continue
    try:
        s.bind(address)
        s.listen(1)
    except OSError as msg:
        s.close()
        s = None
        continue
    break
if s is None:
    print("could not open socket")
    sys.exit(1)
port = s.getsockname()[1]
client = None
for res in socket.getaddrinfo("127.0.0.1", port, socket.AF_UNSPEC, socket.SOCK_STREAM):
    af, kind, proto, canonical, address = res
    try:
        client = socket.socket(af, kind, proto)
    except OSError:
        client = None
        continue
    try:
        client.connect(address)
    except OSError:
        client.close()
        client = None
        continue
    break
conn, addr = s.accept()
client.sendall(b"Hello, world")
with conn:
    while data := conn.recv(1024):
        conn.send(data)
        conn.shutdown(socket.SHUT_WR)
        break
with client:
    print("Received", repr(client.recv(1024)), client.recv(1))
s.close()
