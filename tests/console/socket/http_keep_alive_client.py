import socket
import threading


class Response:
    def __init__(self, stream):
        line = stream.readline().decode("ascii").rstrip()
        self.version, status, self.reason = line.split(" ", 2)
        self.status = int(status)
        self.headers = {}
        while (line := stream.readline().decode("latin-1").strip()):
            name, value = line.split(":", 1)
            self.headers[name.lower()] = value.strip()
        if self.headers.get("transfer-encoding") == "chunked":
            self.body = b""
            while size := int(stream.readline(), 16):
                self.body += stream.read(size)
                stream.readline()
            stream.readline()
        else:
            self.body = stream.read(int(self.headers.get("content-length", 0)))

    def __repr__(self):
        return f"<{self.status} {self.reason} {self.body!r}>"


def serve(conn):
    with conn, conn.makefile("rb") as stream:
        while request := stream.readline():
            while stream.readline() not in (b"\r\n", b""):
                pass
            path = request.split()[1]
            if path == b"/chunks":
                conn.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                for part in (b"hello ", b"chunked ", b"world"):
                    conn.sendall(b"%x\r\n%s\r\n" % (len(part), part))
                conn.sendall(b"0\r\n\r\n")
            elif path == b"/":
                conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-A: b:c\r\n\r\nhome")
            else:
                conn.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")


a, b = socket.socketpair()
t = threading.Thread(target=serve, args=(b,))
t.start()
with a.makefile("rb") as stream:
    for path in ("/", "/chunks", "/none", "/"):
        a.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        response = Response(stream)
        print(path, response, sorted(response.headers.items()))
a.close()
t.join()
