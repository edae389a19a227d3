import socket
s = socket.socket()
s.listen()
host, port = s.getsockname()
print(host, port > 0)
client = socket.create_connection(("127.0.0.1", port))
conn, peer = s.accept()
print(peer[0], conn.getsockname()[0])
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
try:
    u.listen()
except OSError as error:
    print(error)
try:
    conn.listen()
except OSError as error:
    print(error)
x = socket.socket(socket.AF_UNIX)
try:
    x.listen()
except OSError as error:
    print(error)
for one in (s, client, conn, u, x):
    one.close()
