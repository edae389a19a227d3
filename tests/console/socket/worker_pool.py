import socket
import threading


class Pool:
    def __init__(self, size, work):
        self.work = work
        self.jobs = []
        self.lock = threading.Lock()
        self.ready = threading.Semaphore(0)
        self.threads = [threading.Thread(target=self.loop) for _ in range(size)]
        for t in self.threads:
            t.start()

    def loop(self):
        while True:
            self.ready.acquire()
            with self.lock:
                job = self.jobs.pop(0)
            if job is None:
                return
            self.work(job)

    def add(self, job):
        with self.lock:
            self.jobs.append(job)
        self.ready.release()

    def __enter__(self):
        return self

    def __exit__(self, *info):
        for _ in self.threads:
            self.add(None)
        for t in self.threads:
            t.join()


def attend(conn):
    with conn:
        text = conn.recv(100).decode()
        conn.sendall(("-".join(text)).encode())


server = socket.create_server(("127.0.0.1", 0))
with Pool(3, attend) as pool:
    clients = [socket.create_connection(server.getsockname()) for _ in range(6)]
    for _ in clients:
        conn, _ = server.accept()
        pool.add(conn)
    for i, c in enumerate(clients):
        c.sendall(b"abc%d" % i)
    print([c.recv(100) for c in clients])
    print([c.recv(100) for c in clients])
for c in clients:
    c.close()
server.close()
