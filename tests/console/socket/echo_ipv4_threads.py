import socket
import threading

ready = threading.Event()
where = []


def serve():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.bind(("127.0.0.1", 0))
        s.listen(1)
        where.append(s.getsockname())
        ready.set()
        conn, addr = s.accept()
        with conn:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.sendall(data)


thread = threading.Thread(target=serve)
thread.start()
ready.wait()
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.connect(where[0])
    for text in ("Hello, world", "second", "ñ"):
        s.sendall(text.encode())
        data = s.recv(1024)
        print("Received", repr(data), data.decode() == text)
thread.join()
print(thread.is_alive(), ready.is_set())
