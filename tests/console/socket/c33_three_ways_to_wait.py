import socket, errno
a, b = socket.socketpair()
print(a.gettimeout(), a.getblocking())
a.settimeout(0.01)
try:
    a.recv(1)
except TimeoutError as error:
    print(repr(error), error.args, error.errno, isinstance(error, OSError), socket.timeout is TimeoutError)
a.setblocking(False)
print(a.gettimeout(), a.getblocking(), a.timeout)
try:
    a.recv(1)
except BlockingIOError as error:
    print(repr(error), error.errno == errno.EWOULDBLOCK)
listener = socket.create_server(("127.0.0.1", 0))
c = socket.socket()
c.setblocking(False)
try:
    c.connect(listener.getsockname())
    print("at once")
except BlockingIOError as error:
    print(error.errno == errno.EINPROGRESS, error)
listener.settimeout(1)
conn, _ = listener.accept()
print(conn.gettimeout(), c.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), c.connect_ex(listener.getsockname()))
listener.setblocking(False)
try:
    listener.accept()
except BlockingIOError as error:
    print(error)
for s in (a, b, c, conn, listener):
    s.close()
