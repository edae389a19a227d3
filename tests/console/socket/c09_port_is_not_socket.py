import socket
listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
pairs = []
for i in range(5):
    c = socket.create_connection(("127.0.0.1", port))
    s, _ = listener.accept()
    pairs.append((c, s))
print(len({s.getsockname() for c, s in pairs}), len({c.getsockname() for c, s in pairs}))
print(len({s.fileno() for c, s in pairs}))
for i, (c, s) in enumerate(pairs):
    c.sendall(b"client %d" % i)
for c, s in reversed(pairs):
    print(s.recv(100))
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(("127.0.0.1", port))
print("UDP has the same number", udp.getsockname()[1] == port)
for c, s in pairs:
    c.close()
    s.close()
udp.close()
listener.close()
