import socket
name = socket.gethostname()
print(type(name), len(name) > 0, name == socket.gethostname())
print(socket.gethostbyname("localhost"), socket.gethostbyname("127.0.0.1"), socket.gethostbyname(""))
print(socket.gethostbyname_ex("127.0.0.1"))
try:
    socket.gethostbyname("host.invalid")
except socket.gaierror as error:
    print(type(error).__name__, error.errno in (-2, -3, -5))
try:
    socket.gethostbyname("bad host name")
except OSError as error:
    print(isinstance(error, socket.gaierror))
