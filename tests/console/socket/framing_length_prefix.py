import socket
import struct


class Framed:
    HEADER = "!I"

    def __init__(self, sock):
        self.sock = sock

    def send(self, payload):
        self.sock.sendall(struct.pack(self.HEADER, len(payload)) + payload)

    def _exactly(self, count):
        data = bytearray()
        while len(data) < count:
            part = self.sock.recv(min(7, count - len(data)))
            if not part:
                if data:
                    raise ConnectionError("cut in the middle: %d of %d" % (len(data), count))
                raise EOFError
            data.extend(part)
        return bytes(data)

    def receive(self):
        size, = struct.unpack(self.HEADER, self._exactly(struct.calcsize(self.HEADER)))
        return self._exactly(size) if size else b""


a, b = socket.socketpair()
left, right = Framed(a), Framed(b)
for payload in (b"short", b"", b"x" * 1000, "ñandú".encode()):
    left.send(payload)
    got = right.receive()
    print(len(got), got[:10], got == payload)
a.sendall(struct.pack("!I", 10) + b"only")
a.close()
try:
    right.receive()
except ConnectionError as error:
    print(type(error).__name__, error)
try:
    right.receive()
except EOFError as error:
    print(repr(error))
b.close()
