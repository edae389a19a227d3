import socket
for host in ("", "localhost", "127.0.0.1", "0.0.0.0"):
    s = socket.socket()
    s.bind((host, 0))
    print(s.getsockname()[0])
s = socket.socket()
s.listen()
print(s.getsockname()[0])
s.bind(("", 0))
