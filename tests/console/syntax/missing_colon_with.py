import socket
with socket.socket() as s
    print(s)
