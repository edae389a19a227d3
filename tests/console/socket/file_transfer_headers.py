import socket
import struct
import threading

FILES = {"readme.txt": "Läs mig\n".encode("utf-8") * 3, "empty.bin": b"", "big.bin": bytes(range(256)) * 300}


def read_exactly(sock, n):
    data = bytearray(n)
    view = memoryview(data)
    while n:
        got = sock.recv_into(view[-n:], n)
        if got == 0:
            raise EOFError(f"{n} bytes short")
        n -= got
    return bytes(data)


def send(sock, name):
    if name not in FILES:
        sock.sendall(struct.pack("!Bq", 1, 0))
        return
    body = FILES[name]
    sock.sendall(struct.pack("!Bq", 0, len(body)))
    sock.sendall(body)


def serve(conn):
    with conn:
        while True:
            try:
                size, = struct.unpack("!H", read_exactly(conn, 2))
            except EOFError:
                return
            send(conn, read_exactly(conn, size).decode())


def fetch(sock, name):
    raw = name.encode()
    sock.sendall(struct.pack(f"!H{len(raw)}s", len(raw), raw))
    status, size = struct.unpack("!Bq", read_exactly(sock, 9))
    if status:
        raise FileNotFoundError(name)
    return read_exactly(sock, size)


a, b = socket.socketpair()
t = threading.Thread(target=serve, args=(b,))
t.start()
for name in ("readme.txt", "empty.bin", "nope", "big.bin"):
    try:
        body = fetch(a, name)
        print(name, len(body), body == FILES[name], sum(body) % 997)
    except FileNotFoundError as error:
        print("no such file:", error)
a.close()
t.join()
