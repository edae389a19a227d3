import socket
socket.socket(socket.PF_INET)
