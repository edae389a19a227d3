import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
puerto = s.getsockname()[1]
c = socket.socket()
c.connect(("127.0.0.1", puerto))
