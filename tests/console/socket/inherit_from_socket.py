import socket


class Counting(socket.socket):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.calls = []

    def recv(self, size):
        self.calls.append(size)
        return super().recv(size)


c = Counting(socket.AF_INET, socket.SOCK_DGRAM)
c.bind(("127.0.0.1", 0))
c.sendto(b"to myself", c.getsockname())
print(c.recv(100), c.calls, isinstance(c, socket.socket), type(c).__name__)
c.close()
print(c.fileno())
