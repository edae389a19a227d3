import os
import socket
import threading

path = "stream-%d.sock" % os.getpid()
if os.path.exists(path):
    os.unlink(path)
server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
server.bind(path)
server.listen(1)
print(server.getsockname() == path, os.path.exists(path))
seen = []


def serve():
    conn, address = server.accept()
    seen.append(address)
    with conn:
        while data := conn.recv(16):
            conn.sendall(data[::-1])


t = threading.Thread(target=serve)
t.start()
client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
client.connect(path)
print(client.getpeername() == path, repr(client.getsockname()))
for word in (b"abc", b"racecar", b"0123456789"):
    client.sendall(word)
    print(client.recv(16))
client.close()
t.join()
print(seen)
server.close()
os.unlink(path)
print(os.path.exists(path))
