import socket
a, b = socket.socketpair()
a.sendall(b"abcdefghij")
buffer = bytearray(b"------------")
print(b.recv_into(buffer, 3), buffer)
view = memoryview(buffer)
print(b.recv_into(view[5:], 4), buffer)
print(b.recv_into(view[9:]), bytes(view))
a.sendall(b"12345")
n, address = b.recvfrom_into(buffer)
print(n, address, buffer)
a.sendall(b"xyz")
print(b.recv_into(buffer, 2, socket.MSG_PEEK), b.recv_into(buffer, nbytes=1), buffer[:3])
for bad in (lambda: b.recv_into(b"fixed"), lambda: b.recv_into("text"), lambda: b.recv_into(buffer, 100),
            lambda: b.recv_into(buffer, -1), lambda: b.recv_into(), lambda: b.recvfrom_into(buffer, 100), lambda: b.recv(-1)):
    try:
        print(bad())
    except (TypeError, ValueError, BufferError) as error:
        print(type(error).__name__, error)
a.close()
print(b.recv_into(buffer), b.recv_into(buffer))
print(b.recv_into(bytearray()))
b.close()
