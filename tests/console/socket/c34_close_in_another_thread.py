import socket, threading
a, b = socket.socketpair()
seen = []


def reader():
    seen.append(a.recv(10))


t = threading.Thread(target=reader)
t.start()
t.join(0.03)
print(t.is_alive(), seen)
a.shutdown(socket.SHUT_RDWR)
t.join(2)
print(t.is_alive(), seen)
a.close()
b.close()
