import socket
socket_0 = socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol=0)
