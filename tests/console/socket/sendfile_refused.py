import socket
a, b = socket.socketpair()
try:
    a.sendfile("not a file")
except Exception as error:
    print(type(error).__name__)
print(hasattr(a, "sendfile"), callable(a.sendfile))
a.close()
b.close()
