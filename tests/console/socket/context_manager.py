import socket
with socket.socket() as s:
    print(s.fileno() >= 0)
print(s.fileno(), s._closed if hasattr(s, "_closed") else True)
try:
    s.send(b"x")
except OSError as error:
    print(error)
try:
    with socket.socket() as s:
        raise ValueError("inside")
except ValueError as error:
    print(error, s.fileno())
with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as c:
    conn, _ = server.accept()
    with conn as same:
        print(same is conn)
    print(c.recv(1))
s.close()
s.close()
print(s.detach(), repr(s)[:26])
for name in ("getsockname", "listen", "accept", "getpeername"):
    try:
        getattr(s, name)()
    except OSError as error:
        print(name, error.errno, error)
