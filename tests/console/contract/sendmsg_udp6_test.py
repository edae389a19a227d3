# What a message sent by sendmsg over UDP over IPv6 is, and how its arguments go wrong.
import socket


def raised(call, *arguments, **named):
    try:
        return ("no error", call(*arguments, **named))
    except Exception as error:
        return (type(error).__name__, str(error))


server = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
server.bind(("::1", 0))
client = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
client.bind(("::1", 0))
target = server.getsockname()

server.settimeout(5)


def send(parts, *more):
    return client.sendmsg(parts, *(more + ([], 0)[len(more):]), target)


print(send([b"one piece"]), server.recv(100))
print(send([b"in ", bytearray(b"three "), memoryview(b"pieces")]), server.recv(100))
print(send(piece for piece in (b"of ", b"a generator")), server.recv(100))
print(send((b"a tuple",), ()), server.recv(100), send([b"none along"], (x for x in [])), server.recv(100))
for wrong in ((b"not pieces",), (object(),), ([object()],), ([b"x", 5],), ([b"x"], 5), ([b"x"], [], "flags")):
    name, text = raised(send, *wrong)
    print(name, text.replace(str(object), "object"))
print(raised(client.sendmsg))
for along in ([5], [("x", 0, b"")], [(0, "x", b"")], [(0, 0, 5)], [(0, 0)], [(0, 0, b"", 42)], [0, 0, b""], [(0, 0, b""), 5]):
    print(raised(send, [b"x"], along))

print(raised(client.sendmsg, [b"to whom?"])[0], raised(client.sendmsg, [b"to whom?"], [], 0, None)[0])

client.close()
print(raised(send, [b"after close"]))
server.close()
