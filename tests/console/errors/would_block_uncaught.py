import socket
a, b = socket.socketpair()
a.setblocking(False)
print(b.send(b"one"))
print(a.recv(10))
a.recv(10)
