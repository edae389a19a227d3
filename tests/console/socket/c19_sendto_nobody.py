import socket
closed = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
closed.bind(("127.0.0.1", 0))
address = closed.getsockname()
closed.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(3):
    print(u.sendto(b"anyone?", address))
u.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.connect(address)
print(u.send(b"first"))
try:
    u.send(b"second")
except ConnectionRefusedError as error:
    print(repr(error))
print(u.send(b"third"))
u.settimeout(1)
try:
    u.recv(10)
except ConnectionRefusedError as error:
    print(error.errno, error.strerror, error.filename)
print(u.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
u.close()
