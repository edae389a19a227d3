import socket
import time

server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
conns, finished, spins = [], [], 0
clients = [socket.create_connection(server.getsockname()) for _ in range(3)]
for n, c in enumerate(clients):
    c.sendall(b"client %d" % n)
    c.shutdown(socket.SHUT_WR)
buffers = {}
while len(finished) < 3:
    spins += 1
    try:
        conn, _ = server.accept()
        conn.setblocking(False)
        conns.append(conn)
        buffers[conn] = b""
    except BlockingIOError:
        pass
    for conn in list(conns):
        try:
            data = conn.recv(4)
        except BlockingIOError:
            continue
        except ConnectionResetError:
            data = b""
        if data:
            buffers[conn] += data
        else:
            finished.append(buffers.pop(conn))
            conns.remove(conn)
            conn.close()
    time.sleep(0.001)
print(sorted(finished), conns, buffers, spins > 3)
for c in clients:
    print(c.recv(10))
    c.close()
server.close()
