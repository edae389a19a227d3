import socket, struct
s = socket.create_server(("127.0.0.1", 0))
c = socket.create_connection(s.getsockname())
conn, _ = s.accept()
conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
conn.close()
c.recv(10)
