import selectors
import socket

sel = selectors.DefaultSelector()
closed = []


def accept(sock, mask):
    conn, addr = sock.accept()
    conn.setblocking(False)
    sel.register(conn, selectors.EVENT_READ, read)


def read(conn, mask):
    data = conn.recv(1000)
    if data:
        conn.send(data)
    else:
        closed.append(conn.fileno() >= 0)
        sel.unregister(conn)
        conn.close()


def turn():
    for key, mask in sel.select(timeout=1):
        callback = key.data
        callback(key.fileobj, mask)


server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(100)
server.setblocking(False)
key = sel.register(server, selectors.EVENT_READ, accept)
print(key.fileobj is server, key.fd == server.fileno(), key.events, key.data is accept)
clients = [socket.create_connection(server.getsockname()) for _ in range(3)]
for _ in clients:
    turn()
print(len(sel.get_map()))
for i, c in enumerate(clients):
    c.sendall(b"client %d" % i)
while sel.select(0.02):
    turn()
print([c.recv(100) for c in clients])
for c in clients:
    c.close()
while len(closed) < 3:
    turn()
print(closed, len(sel.get_map()))
sel.unregister(server)
sel.close()
server.close()
