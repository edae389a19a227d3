import socket
s = socket.create_server(("127.0.0.1", 0))
c = socket.create_connection(s.getsockname())
conn, _ = s.accept()
c.sendall(b"pregunta")
c.shutdown(socket.SHUT_WR)
total = b""
while True:
    piece = conn.recv(3)
    if not piece:
        break
    total += piece
print(total)
conn.sendall(total[::-1])
print(c.recv(100))
c.send(b"no")
