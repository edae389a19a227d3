import socket, time
a, b = socket.socketpair()
a.send(b"AAA"); a.send(b"BBB"); a.send(b"CCC")
print(b.recv(100))
a.close()
print(b.recv(100), b.recv(100))
b.close()
