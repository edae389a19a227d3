import socket
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
t = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
t.bind(("127.0.0.1", 0))
where = t.getsockname()
t.close()
c.connect(where)
print(c.send(b"uno"))
try:
    c.send(b"dos")
except ConnectionRefusedError as e:
    print(e)
c.close()
