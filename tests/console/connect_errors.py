import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
where = s.getsockname()
c = socket.socket()
print(c.connect_ex(where))
try:
    socket.create_connection(where)
except ConnectionRefusedError as e:
    print(e.errno, e.strerror, e.args)
s.listen()
c = socket.socket()
c.connect(where)
try:
    c.connect(where)
except OSError as e:
    print(type(e).__name__, e)
try:
    c.bind(("127.0.0.1", 0))
except OSError as e:
    print(type(e).__name__, e)
t = socket.socket()
try:
    t.bind(where)
except OSError as e:
    print(e)
try:
    socket.create_server(where)
except OSError as e:
    print(e.errno)
print(socket.socket().connect_ex(where))
