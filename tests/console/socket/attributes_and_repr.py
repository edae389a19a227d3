import socket
s = socket.socket()
print(s.family, s.type, s.proto, s.timeout)
print(repr(s)[:35], repr(s).split("type=")[1])
s.bind(("127.0.0.1", 0))
print("laddr=('127.0.0.1', " in repr(s), "raddr" in repr(s))
s.listen()
c = socket.create_connection(s.getsockname())
print("raddr=('127.0.0.1', " in repr(c), repr(c).count("("))
for name in ("family", "type", "proto", "timeout"):
    try:
        setattr(s, name, 5)
        print("set", name)
    except AttributeError as error:
        print(error)
print(isinstance(s, socket.SocketType), isinstance(s, socket.socket), socket.SocketType)
u = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
print(u)
c.close()
print(c, bool(c), c == c, c != s)
number = s.detach()
print(number > 2, s.fileno(), s)
again = socket.socket(fileno=number)
print(again.family, again.type, again.fileno() == number)
again.close()
u.close()
try:
    socket.socket(fileno=-1)
except ValueError as error:
    print(error)
try:
    socket.socket(fileno=99999)
except OSError as error:
    print(error)
try:
    socket.socket(fileno="x")
except TypeError as error:
    print(error)
