# Files of a socket for bytes, with the usual buffer.
import socket

MESSAGE = "A message with ñ in it, and no end of line".encode()
listener = socket.create_server(("127.0.0.1", 0))


def fresh():
    """A connection with a file at both ends."""
    client = socket.create_connection(listener.getsockname())
    server, _ = listener.accept()
    reader = client.makefile('rb', -1)
    writer = server.makefile('wb', -1)
    return client, server, reader, writer


def finish(*things):
    for thing in things:
        thing.close()
    print([getattr(thing, "closed", None) for thing in things][:2])


client, server, reader, writer = fresh()
print(reader.mode, writer.mode, reader.name == client.fileno(), writer.name == server.fileno(), reader.closed)
print(reader.readable(), reader.writable(), writer.readable(), writer.writable())
writer.write(MESSAGE)
writer.flush()
print(reader.read(len(MESSAGE) - 3), reader.read(3))
writer.write(MESSAGE)
writer.flush()
letters = MESSAGE[:0]
while len(letters) < len(MESSAGE):
    letters += reader.read(1)
print(letters)
writer.write(MESSAGE + b"\n")
writer.flush()
print(repr(reader.readline()))
writer.write(MESSAGE)
writer.close()
client.close()
server.close()
print(reader.read(), reader.closed, writer.closed)
finish(reader, writer)

client, server, reader, writer = fresh()
client.settimeout(0.05)
writer.write(MESSAGE[:3])
writer.flush()
print(reader.read(3))
for _ in range(2):
    try:
        print(reader.read(1))
    except OSError as error:
        print(type(error).__name__, error)
finish(reader, writer, client, server)

client, server, reader, writer = fresh()
reader.close()
writer.write(MESSAGE)
writer.flush()
print(client.recv(100))
try:
    reader.fileno()
except ValueError as error:
    print(error)
client.close()
try:
    client.getsockname()
except OSError as error:
    print(error)
finish(reader, writer, server)

listener.close()
