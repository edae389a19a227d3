import socket


class Line:
    """A TCP connection that speaks in lines."""

    END = b"\n"

    def __init__(self, sock):
        self._sock = sock
        self._buffer = bytearray()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self._sock.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.read()
        if line is None:
            raise StopIteration
        return line

    def __getattr__(self, name):
        return getattr(self._sock, name)

    def write(self, *words):
        self._sock.sendall(" ".join(map(str, words)).encode() + self.END)
        return self

    def read(self):
        while self.END not in self._buffer:
            part = self._sock.recv(3)
            if not part:
                return None
            self._buffer += part
        line, _, self._buffer = self._buffer.partition(self.END)
        return line.decode()


a, b = map(Line, socket.socketpair())
with a, b:
    a.write("hello", 1, None).write("second").write()
    print(b.read(), b.family, b.gettimeout())
    a.shutdown(socket.SHUT_WR)
    print(list(b), b.read())
    print(b.write("answer").fileno() >= 0, next(a))
print(a.fileno(), b.fileno())
try:
    a.nothing
except AttributeError as error:
    print(error)
try:
    a.write("x")
except OSError as error:
    print(error)
