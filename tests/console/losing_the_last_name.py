import socket
a, b = socket.socketpair()
a = None
print(b.recv(10))
pair = socket.socketpair()
x = pair[1]
del pair
print(x.recv(10))
c, d = socket.socketpair()
lista = [c]
del c
lista.clear()
print(d.recv(5))
e, f = socket.socketpair()
dic = {"s": e}
del e
dic["s"] = 1
print(f.recv(5))
