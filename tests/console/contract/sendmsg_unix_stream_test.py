# What a message sent by sendmsg over Unix streams is, and how its arguments go wrong.
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


def send(parts, *more):
    return client.sendmsg(parts, *more)


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

print(client.sendmsg([b"nobody named"], [], 0, None), server.recv(100))
client.settimeout(0.05)
try:
    while True:
        client.sendmsg([b"a" * 4096])
except TimeoutError as error:
    print(type(error).__name__, error)
client.settimeout(None)
try:
    while True:
        client.sendmsg([b"a" * 4096], [], socket.MSG_DONTWAIT)
except BlockingIOError as error:
    print(error)
print(server.recv(4) == b"aaaa")

client.close()
print(raised(send, [b"after close"]))
server.close()
