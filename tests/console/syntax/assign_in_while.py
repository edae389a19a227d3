import socket
a, b = socket.socketpair()
while data = b.recv(10):
    print(data)
