# A socket as what `with` manages.
import socket

with socket.socket() as sock:
    print(sock._closed)
print(sock._closed)
with socket.socket() as sock:
    sock.close()
print(sock._closed, sock)
with socket.socket() as sock:
    try:
        sock.sendall(b"to nobody")
    except OSError as error:
        print(type(error).__name__, error)
print(sock._closed)
listener = socket.create_server(("127.0.0.1", 0))
with socket.create_connection(listener.getsockname()) as sock:
    conn, _ = listener.accept()
    sock.sendall(b"question")
    conn.sendall(conn.recv(100))
    print(sock._closed, sock.recv(100))
print(sock._closed)
conn.close()
with socket.create_connection(listener.getsockname()) as sock:
    sock.close()
try:
    sock.sendall(b"too late")
except OSError as error:
    print(sock._closed, error)
listener.close()
