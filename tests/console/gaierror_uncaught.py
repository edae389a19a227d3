import socket
socket.socket().connect(("::1", 80))
