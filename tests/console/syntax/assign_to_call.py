import socket
socket.socket() = s
