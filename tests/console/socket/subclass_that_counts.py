import socket
class LoggedSocket(socket.socket):
    """A socket that counts."""
    total = 0
    def __init__(self, *args, label='?', **kwargs):
        super().__init__(*args, **kwargs)
        self.label = label; self.sent = self.received = 0
    def send(self, data, *flags):
        n = super().send(data, *flags); self.sent += n; LoggedSocket.total += n; return n
    def recv(self, n, *flags):
        d = socket.socket.recv(self, n, *flags); self.received += len(d); return d
    def accept(self):
        conn, addr = super().accept()
        mine = LoggedSocket(fileno=conn.detach(), label='accepted'); return mine, addr
    def __str__(self): return f'[{self.label} {self.sent}/{self.received}]'
with LoggedSocket(label='listener') as l:
    l.bind(('127.0.0.1', 0)); l.listen()
    c = LoggedSocket(socket.AF_INET, socket.SOCK_STREAM, label='client'); c.connect(l.getsockname())
    s, addr = l.accept(); print(type(s).__name__, addr == c.getsockname(), s, c)
    c.send(b'hola'); s.recv(10); s.send(b'adios!'); c.recv(3); c.recv(100); print(s, c, LoggedSocket.total)
    print(isinstance(s, socket.socket), LoggedSocket.__mro__[1].__name__, LoggedSocket.__doc__, hasattr(s, 'makefile'))
    with c, s: print(repr(c).startswith('<__main__.LoggedSocket fd='), repr(c)[-1])
    print(s.fileno(), c, repr(c))
    d = l.dup(); print(type(d).__name__, d.label, d.getsockname() == l.getsockname()); d.close()
    x, y = socket.socketpair(); x.extra = 1
