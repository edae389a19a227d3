import socket
a, b = socket.socketpair()
buffer = bytearray(8)
a.sendall(b"0123456789")
print(b.recv_into(buffer), buffer, b.recv_into(buffer, 1), buffer, b.recv_into(buffer, flags=socket.MSG_DONTWAIT), bytes(buffer))
a.send(b"peek")
print(b.recv(2, socket.MSG_PEEK), b.recv(10))
try:
    b.recv(1, socket.MSG_DONTWAIT)
except BlockingIOError as e:
    print(e)
