import select
import socket

servers = {socket.create_server(("127.0.0.1", 0)): name for name in ("time", "echo", "discard")}
clients = [socket.create_connection(s.getsockname()) for s in servers]
served = []
while len(served) < 3:
    ready, _, _ = select.select(list(servers), [], [], 1)
    for s in sorted(ready, key=servers.get):
        conn, _ = s.accept()
        conn.sendall(servers[s].encode())
        conn.close()
        served.append(servers[s])
print(sorted(served))
print([c.recv(20) for c in clients])
for s in [*servers, *clients]:
    s.close()
