import socket, time
s = socket.create_server(("127.0.0.1", 0))
s.settimeout(0.03)
start = time.monotonic()
try:
    s.accept()
except TimeoutError:
    waited = time.monotonic() - start
    print(0.02 < waited < 0.5)
c = socket.create_connection(s.getsockname())
conn, _ = s.accept()
print(conn.gettimeout())
conn.settimeout(0.02)
start = time.monotonic()
for _ in range(2):
    try:
        conn.recv(1)
    except TimeoutError as error:
        print(error)
print(0.03 < time.monotonic() - start < 0.5)
c.send(b"x")
print(conn.recv(1))
conn.settimeout(None)
c.close()
print(conn.recv(1), conn.gettimeout())
conn.close()
s.close()
