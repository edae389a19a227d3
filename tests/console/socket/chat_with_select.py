import select
import socket

server = socket.create_server(("127.0.0.1", 0))
names = {}
inputs = [server]


def broadcast(text, but=None):
    for s in names:
        if s is not but:
            s.sendall(text.encode() + b"\n")


def turn():
    readable, _, _ = select.select(inputs, [], [], 1)
    for s in readable:
        if s is server:
            conn, _ = server.accept()
            inputs.append(conn)
            names[conn] = "guest%d" % len(names)
            broadcast(names[conn] + " came in", conn)
        else:
            data = s.recv(1024)
            if data:
                broadcast("%s: %s" % (names[s], data.decode().rstrip()), s)
            else:
                inputs.remove(s)
                gone = names.pop(s)
                s.close()
                broadcast(gone + " left")


ann = socket.create_connection(server.getsockname())
turn()
bob = socket.create_connection(server.getsockname())
turn()
ann.sendall(b"hello everybody\n")
turn()
print(bob.recv(100))
bob.sendall("¿qué tal?".encode())
turn()
reader = ann.makefile("r", encoding="utf-8")
print(reader.readline(), end="")
print(reader.readline(), end="")
bob.close()
turn()
print(reader.readline(), end="")
print(len(inputs), list(names.values()))
for s in (reader, ann, server):
    s.close()
