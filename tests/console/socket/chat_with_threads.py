import socket
import threading

server = socket.create_server(("127.0.0.1", 0))
lock = threading.Lock()
clients = []
log = []


def attend(conn):
    with conn, conn.makefile("r", encoding="utf-8") as lines:
        name = lines.readline().strip()
        for line in lines:
            with lock:
                log.append(name + ": " + line.strip())
                for other in clients:
                    if other is not conn:
                        other.sendall(log[-1].encode() + b"\n")
    with lock:
        clients.remove(conn)


def accept_two():
    workers = []
    for _ in range(2):
        conn, _ = server.accept()
        with lock:
            clients.append(conn)
        worker = threading.Thread(target=attend, args=(conn,))
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()


boss = threading.Thread(target=accept_two)
boss.start()
a = socket.create_connection(server.getsockname())
b = socket.create_connection(server.getsockname())
a.sendall(b"ann\n")
b.sendall(b"bob\n")
while True:
    with lock:
        if len(clients) == 2:
            break
a.sendall(b"hi\n")
heard = b.makefile("r")
print(heard.readline().strip())
b.sendall(b"hi yourself\n")
print(a.recv(100))
heard.close()
a.close()
b.close()
boss.join()
print(log, clients)
server.close()
