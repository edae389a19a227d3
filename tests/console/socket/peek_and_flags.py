import select
import socket

a, b = socket.socketpair()
a.sendall(b"look but do not take")
print(b.recv(4, socket.MSG_PEEK), b.recv(4, socket.MSG_PEEK), b.recv(4))
print(b.recv(100, socket.MSG_PEEK | socket.MSG_DONTWAIT))
print(b.recv(100))
try:
    b.recv(1, socket.MSG_DONTWAIT)
except BlockingIOError as error:
    print(error)
a.sendall(b"1234")
a.sendall(b"5678")
print(b.recv(8, socket.MSG_WAITALL))
print(repr(socket.MSG_PEEK), socket.MSG_PEEK | socket.MSG_DONTWAIT, int(socket.MSG_WAITALL), repr(socket.MSG_OOB))
print(a.send(b"x", socket.MSG_NOSIGNAL), b.recv(1))
print(socket.MSG_PEEK in (socket.MSG_PEEK | socket.MSG_WAITALL), socket.MSG_TRUNC & 32, socket.MsgFlag(2))
a.close()
b.close()
listener = socket.create_server(("127.0.0.1", 0))
c = socket.create_connection(listener.getsockname())
d, _ = listener.accept()
c.send(b"!", socket.MSG_OOB)
select.select([], [], [d], 1)
print(d.recv(10, socket.MSG_OOB))
for s in (c, d, listener):
    s.close()
