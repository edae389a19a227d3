import socket, errno
s = socket.socket()
s.bind(("127.0.0.1", 0))
port = s.getsockname()[1]
s.close()
c = socket.socket()
code = c.connect_ex(("127.0.0.1", port))
print(code, errno.errorcode[code])
c.close()
listener = socket.create_server(("127.0.0.1", 0))
c = socket.socket()
print(c.connect_ex(listener.getsockname()), c.connect_ex(listener.getsockname()))
try:
    c.connect(listener.getsockname())
except OSError as error:
    print(error.errno, error)
c.close()
u = socket.socket(socket.AF_UNIX)
print(errno.errorcode[u.connect_ex("no-such-file.sock")])
u.close()
for bad in (lambda: c.connect_ex(("127.0.0.1", port)), ):
    try:
        print(bad())
    except OSError as error:
        print(error)
d = socket.socket()
for bad in (5, "x", ("127.0.0.1",), ("127.0.0.1", "80"), ("127.0.0.1", 99999), (1, 2), ("127.0.0.1", 80, 0)):
    try:
        d.connect_ex(bad)
    except (TypeError, OverflowError, OSError) as error:
        print(type(error).__name__, error)
d.close()
listener.close()
