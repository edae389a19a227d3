# Blocking, not blocking, and with a timeout: what the object says, what the descriptor says, and what calls do.
import fcntl
import select
import socket
import threading

O_NONBLOCK = 0o4000


def show(sock):
    flag = bool(fcntl.fcntl(sock, fcntl.F_GETFL) & O_NONBLOCK)
    print(sock.gettimeout(), sock.getblocking(), flag)


listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(True)
show(listener)
listener.setblocking(False)
show(listener)
for timeout in (None, 0, 10, 0, 0.5, None):
    listener.settimeout(timeout)
    show(listener)
for value in (2 ** 32, 2 ** 40):
    listener.setblocking(False)
    try:
        listener.setblocking(value)
        show(listener)
    except OverflowError as error:
        print(error)
with socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as born:
    show(born)

listener.settimeout(10)
client = socket.create_connection(listener.getsockname())
conn, _ = listener.accept()
show(conn)
conn.close()
client.close()
socket.setdefaulttimeout(20)
client = socket.create_connection(listener.getsockname())
conn, _ = listener.accept()
show(conn)
conn.close()
client.close()
socket.setdefaulttimeout(None)

listener.setblocking(False)
try:
    listener.accept()
except BlockingIOError as error:
    print(error)
client = socket.socket()
client.connect(listener.getsockname())
print(select.select([listener], [], [], 5)[0] == [listener])
conn, _ = listener.accept()
show(conn)
conn.setblocking(False)
try:
    conn.recv(10)
except BlockingIOError as error:
    print(error)
client.sendall(b"now there is something")
print(select.select([conn], [], [], 5)[0] == [conn], conn.recv(100))
for sock in (conn, client, listener):
    sock.close()
