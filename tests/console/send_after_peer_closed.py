import socket
s = socket.create_server(("127.0.0.1", 0))
c = socket.create_connection(s.getsockname())
conn, _ = s.accept()
conn.close()
print(c.recv(5))
print(c.send(b"1"))
import time
time.sleep(0.05)
c.send(b"2")
