# What recvmsg gives of a message over UDP over IPv4.
import socket


def raised(call, *arguments, **named):
    try:
        return ("no error", call(*arguments, **named))
    except Exception as error:
        return (type(error).__name__, str(error))


server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.bind(("127.0.0.1", 0))
target = server.getsockname()

server.settimeout(5)


def receive(sock, size, *more):
    return sock.recvmsg(size, *more)


def send(data):
    client.sendto(data, target)


def show(data, along, flags, address):
    print(data, along, flags & ~socket.MSG_TRUNC & ~socket.MSG_EOR, bool(flags & socket.MSG_TRUNC), address == client.getsockname())


send(b"a message")
show(*receive(server, 9))
send(b"a message")
show(*receive(server, 9, 0, 0))
send(b"a message")
show(*receive(server, 50))
send(b"a message")
show(*receive(server, 6))
server.setblocking(False)
print(raised(receive, server, 50)[0])
server.settimeout(5)
send(b"with room")
show(*receive(server, 9, 1))
send(b"with much room")
show(*receive(server, 20, 10240))
send(b"look at me")
show(*receive(server, 4, 0, socket.MSG_PEEK))
show(*receive(server, 20, 0, socket.MSG_PEEK))
show(*receive(server, 20))
client.sendmsg([b"from ", b"sendmsg"], [], 0, target)
show(*receive(server, 20))
server.settimeout(0.03)
print(raised(receive, server, 10))
server.settimeout(5)

for wrong in ((), (-1, 0, 0), (5, -1, 0), ([bytearray(5)], 0, 0), (object(), 0, 0), (5, "x", 0), (5, 0, "x"), (5, 0, 0, 0)):
    print(raised(server.recvmsg, *wrong))

client.close()

server.close()
print(raised(receive, server, 100))
