import socket
server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(1)
clients = []
for i in range(2):
    c = socket.socket()
    c.settimeout(0.5)
    c.connect(server.getsockname())
    clients.append(c)
print(len(clients), "connected and none accepted")
late = socket.socket()
late.settimeout(0.05)
try:
    late.connect(server.getsockname())
    print("connected")
except TimeoutError as error:
    print(repr(error))
late.close()
for i in range(2):
    conn, _ = server.accept()
    conn.close()
for c in clients:
    print(c.recv(1))
    c.close()
server.listen(5)
again = socket.create_connection(server.getsockname(), timeout=2)
print(again.gettimeout())
again.close()
server.close()
