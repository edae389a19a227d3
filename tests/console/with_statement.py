import socket
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    print(s.fileno() > 0)
print(s)
with socket.socketpair()[0] as a, socket.socket() as b:
    print(a is b, a.family, b.family)
try:
    with socket.socket() as s:
        s.send(b"x")
except BrokenPipeError as e:
    print("fuera", e, s.fileno())
with 5 as x:
    pass
