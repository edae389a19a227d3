import socket
a, b = socket.socketpair()
a.sendall(f"hola {1}")
