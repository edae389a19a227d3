import socket
s = socket.socket()
try:
    s.connect(("127.0.0.1", 0))
except OSError as error:
    print(type(error).__name__, error.errno)
s.close()
s = socket.socket()
s.getpeername()
