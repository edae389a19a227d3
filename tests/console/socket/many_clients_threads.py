import socket
import threading

server = socket.create_server(("127.0.0.1", 0), backlog=20)
lock = threading.Lock()
total = 0


def attend(conn):
    global total
    with conn:
        numbers = [int(n) for n in conn.recv(1024).split()]
        with lock:
            total += sum(numbers)
        conn.sendall(str(sum(numbers)).encode())


def boss(n):
    workers = []
    for _ in range(n):
        conn, _ = server.accept()
        w = threading.Thread(target=attend, args=(conn,))
        w.start()
        workers.append(w)
    for w in workers:
        w.join()


results = {}


def client(i):
    with socket.create_connection(server.getsockname()) as c:
        c.sendall(b" ".join(str(n).encode() for n in range(i)) or b"0")
        results[i] = int(c.recv(100))


b = threading.Thread(target=boss, args=(8,))
b.start()
crowd = [threading.Thread(target=client, args=(i,)) for i in range(8)]
for t in crowd:
    t.start()
for t in crowd:
    t.join()
b.join()
print(sorted(results.items()), total)
server.close()
