import socket
socket.
