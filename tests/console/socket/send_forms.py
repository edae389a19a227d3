import socket
a, b = socket.socketpair()
for data in (b"bytes", bytearray(b"array"), memoryview(b"a view")[2:], b""):
    print(a.send(data), a.sendall(data))
print(b.recv(100))
for bad in (lambda: a.send(), lambda: a.send(b"x", "y"), lambda: a.send([1]), lambda: a.sendall("text"), lambda: a.sendall(b"x", 0, 1), lambda: a.send(data=b"x"),
            lambda: a.sendto(b"x"), lambda: a.sendall({}), lambda: a.send(range(3)), lambda: a.send(True)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
print(a.send(b"abc"[1:]), b.recv(10))
print([a.send(bytes([n])) for n in (65, 66, 255)], b.recv(10))
print(a.send("%d\n" % 42 .bit_length() if False else b"%d\n" % 42), b.recv(10))
a.sendall(" ".join(["joined", "words"]).encode("ascii"))
print(b.recv(100).decode("ascii").split())
a.close()
try:
    a.send(b"x")
except OSError as error:
    print(type(error).__name__, error)
b.close()
