import socket
a, b = socket.socketpair()
a.send("hola")
