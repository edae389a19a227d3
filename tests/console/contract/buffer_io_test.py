# Receiving into rooms of one's own, and sending from them.
import socket

MESSAGE = b"a message for a room"
a, b = socket.socketpair()
for room in (bytearray(1024), memoryview(bytearray(1024))):
    a.send(MESSAGE)
    print(b.recv_into(room), bytes(room[: len(MESSAGE)]))
    a.send(memoryview(MESSAGE))
    print(b.recvfrom_into(room), bytes(room[: len(MESSAGE)]))
room = bytearray(8)
a.send(MESSAGE)
print(b.recv_into(room), room, b.recv_into(room, 4), room, b.recv_into(memoryview(room)[6:]), room)
print(b.recv(100))
room = bytearray(10)
a.send(bytearray(MESSAGE))
print(b.recv_into(room, 0), b.recvfrom_into(room, 0, 0)[0], room)
tiny = bytearray(3)
for call in (lambda: b.recv_into(tiny, 4), lambda: b.recvfrom_into(tiny, 4), lambda: b.recv_into(tiny, -1), lambda: b.recvfrom_into(tiny, -1), lambda: b.recv_into(b"x"), lambda: b.recv_into(buffer=tiny, nbytes="x")):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
empty = bytearray()
a.send(b"x")
print(b.recv_into(empty), b.recv_into(memoryview(empty)), b.recvfrom_into(bytearray(1)))
a.close()
b.close()
