import socket
class Counting(socket.socket):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.sent = 0
    def send(self, data, *flags):
        n = super().send(data, *flags)
        self.sent += n
        return n
    def sendall(self, data):
        while data:
            data = data[self.send(data):]
    def accept(self):
        conn, addr = super().accept()
        return conn, addr
l = Counting(); l.bind(("127.0.0.1",0)); l.listen()
c = Counting(socket.AF_INET, socket.SOCK_STREAM); c.connect(l.getsockname())
d, a = l.accept()
print(type(d), a == c.getsockname())
c.sendall(b"hello"); print(c.sent, d.recv(10), c.fileno() > 0, c.family, isinstance(c, socket.socket), issubclass(Counting, socket.socket))
with c as same: print(same is c, same.sent)
print(c._closed, c.sent)
try: c.send(b"x")
except OSError as e: print(e)
import select
c = Counting(); c.connect(l.getsockname()); d,_ = l.accept(); d.send(b"z")
r,_,_ = select.select([c],[],[],1); print(r[0] is c, c.recv(1))
import selectors
s = selectors.DefaultSelector(); k = s.register(c, 3); print(k.fileobj is c)
print([kk.fileobj is c for kk,m in s.select(0)])
c.note = "attr"; print(c.note, c.__dict__ if False else "")
f = c.makefile("rb"); d.sendall(b"l1\nl2\n"); print(f.readline()); d.close(); print(f.read())
class Chat:
    def __init__(self, sock): self.sock = sock; self.buf = b""
    def fileno(self): return self.sock.fileno()
    def __getattr__(self, name): return getattr(self.sock, name)
ch = Chat(l); print(ch.getsockname() == l.getsockname()); print(select.select([ch],[],[],0))
class Named(socket.socket):
    __slots__ = ()
print(Named().type)
