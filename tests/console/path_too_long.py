import socket
socket.socket(socket.AF_UNIX).bind("/tmp/" + "x" * 104)
