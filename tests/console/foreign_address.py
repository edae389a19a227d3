import socket
socket.socket().bind(("192.0.2.1", 0))
