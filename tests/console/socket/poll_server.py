import select
import socket

server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
poller = select.poll()
poller.register(server, select.POLLIN)
sockets = {server.fileno(): server}
pending = {}


def step():
    for number, event in poller.poll(500):
        s = sockets[number]
        if s is server:
            conn, _ = server.accept()
            conn.setblocking(False)
            sockets[conn.fileno()] = conn
            poller.register(conn, select.POLLIN)
        elif event & select.POLLIN:
            data = s.recv(100)
            if not data:
                poller.unregister(s)
                del sockets[number]
                s.close()
                continue
            pending[number] = data
            poller.modify(s, select.POLLOUT)
        elif event & select.POLLOUT:
            s.send(b"<" + pending.pop(number) + b">")
            poller.modify(s, select.POLLIN)


c = socket.create_connection(server.getsockname())
step()
for word in (b"a", b"bc"):
    c.sendall(word)
    step()
    step()
    print(c.recv(100), pending)
c.close()
step()
print(len(sockets))
server.close()
