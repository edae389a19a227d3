import socket
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
a.send(b"uno"); a.send(b"dos"); a.send(b"")
print(b.recvfrom(10), b.recv(2), b.recv(10))
print(a.family, a.type, a.proto)
q, w = socket.socketpair(type=socket.SOCK_SEQPACKET)
q.send(b"hola"); q.close()
print(w.recv(2), w.recv(10), w)
