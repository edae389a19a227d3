import socket
a, b = socket.socketpair()
copy = a.dup()
print(copy.fileno() != a.fileno(), copy.family == a.family, copy.type == a.type)
a.close()
b.settimeout(0.03)
try:
    b.recv(1)
except TimeoutError:
    print("still waiting: a copy is open")
copy.send(b"from the copy")
print(b.recv(100))
copy.shutdown(socket.SHUT_RDWR)
print(b.recv(100))
copy.close()
b.close()
x, y = socket.socketpair()
twin = x.dup()
x.shutdown(socket.SHUT_WR)
try:
    twin.send(b"x")
except BrokenPipeError as error:
    print(error)
x.close()
twin.close()
y.close()
