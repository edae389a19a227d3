import socket, os
path = "enchufe-parity-%d.sock" % os.getpid()
s = socket.socket(socket.AF_UNIX)
s.bind(path)
s.listen(1)
print(os.path.exists(path), s.getsockname() == path)
c = socket.socket(socket.AF_UNIX)
c.connect(path)
conn, who = s.accept()
print(repr(who), repr(c.getsockname()), c.getpeername() == path)
c.sendall(b"hola")
print(conn.recvfrom(10))
again = socket.socket(socket.AF_UNIX)
try:
    again.bind(path)
except OSError as e:
    print(e)
for x in (s, c, conn, again):
    x.close()
os.unlink(path)
print(os.path.exists(path))
try:
    os.unlink("nada-de-nada")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
