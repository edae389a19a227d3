# What recvmsg_into gives of a message over Unix streams.
import os
import socket


def raised(call, *arguments, **named):
    try:
        return ("no error", call(*arguments, **named))
    except Exception as error:
        return (type(error).__name__, str(error))


listener = socket.socket(socket.AF_UNIX)
listener.bind("\0contract %d" % os.getpid())
listener.listen()
client = socket.socket(socket.AF_UNIX)
client.connect(listener.getsockname())
server, _ = listener.accept()
listener.close()
target = None

server.settimeout(5)


def receive(sock, size, *more):
    room = bytearray(size)
    count, along, flags, address = sock.recvmsg_into([room], *more)
    return bytes(room[:count]), along, flags, address


def send(data):
    client.sendall(data)


def show(data, along, flags, address):
    print(data, along, flags & ~socket.MSG_TRUNC & ~socket.MSG_EOR, bool(flags & socket.MSG_TRUNC), address)


send(b"a message")
show(*receive(server, 9))
send(b"a message")
show(*receive(server, 9, 0, 0))
send(b"a message")
show(*receive(server, 50))
send(b"a message")
show(*receive(server, 6))
show(*receive(server, 50))
send(b"with room")
show(*receive(server, 9, 1))
send(b"with much room")
show(*receive(server, 20, 10240))
send(b"look at me")
show(*receive(server, 4, 0, socket.MSG_PEEK))
show(*receive(server, 20, 0, socket.MSG_PEEK))
show(*receive(server, 20))
client.sendmsg([b"from ", b"sendmsg"])
show(*receive(server, 20))
server.settimeout(0.03)
print(raised(receive, server, 10))
server.settimeout(5)

for wrong in ((), (5, 0, 0), (bytearray(5), 0, 0), ([object()],), ([b"not writable"],), ([bytearray(1), 5],), ([bytearray(1)], -1), ([bytearray(1)], "x"), ([bytearray(1)], 0, "x")):
    print(raised(server.recvmsg_into, *wrong))
one, two, three = bytearray(b"----"), bytearray(b"0123456789"), bytearray(b"--------------")
send(b"spread over three rooms")
count, along, flags, address = server.recvmsg_into([one, memoryview(two)[2:9], three])
print(count, one, two, three, along)
room = bytearray(4)
send(b"gen.")
print(server.recvmsg_into(room for room in [room])[0], room)

send(b"in two reads")
show(*receive(server, 6))
show(*receive(server, 100))
client.close()
show(*receive(server, 100))

server.close()
print(raised(receive, server, 100))
