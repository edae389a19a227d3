# The same with a client that create_connection made.
import socket


def raised(call, *arguments, **named):
    try:
        return ("no error", call(*arguments, **named))
    except Exception as error:
        return (type(error).__name__, str(error))


listener = socket.create_server(("127.0.0.1", 0))


def connected():
    client = socket.create_connection(listener.getsockname())
    server, _ = listener.accept()
    return client, server


MESSAGE = b"Michael and others were here\n"
client, server = connected()
server.send(MESSAGE)
print(client.recv(1024))
server.send(MESSAGE)
print(client.recv(len(MESSAGE) - 3) + client.recv(1024))
server.send(MESSAGE)
print(client.recvfrom(1024))
server.send(MESSAGE)
first, address = client.recvfrom(len(MESSAGE) - 3)
second, address = client.recvfrom(1024)
print(first + second, address)
server.sendall(b"f" * 2048)
got = b""
while len(got) < 2048:
    got += client.recv(1024)
print(got == b"f" * 2048)
server.send(MESSAGE)
copy = socket.fromfd(client.fileno(), socket.AF_INET, socket.SOCK_STREAM)
print(isinstance(copy, socket.socket), copy.fileno() != client.fileno(), copy.recv(1024))
copy.close()
server.send(MESSAGE)
with client.dup() as copy:
    print(copy.recv(1024), copy.gettimeout() == client.gettimeout())
server.send(MESSAGE)
for wrong in (2 ** 31, 2 ** 32 + 2, 2 ** 70):
    print(raised(server.shutdown, wrong))
server.shutdown(2)
print(client.recv(1024), client.recv(1024))
client.close()
server.close()
client, server = connected()
server.send(MESSAGE)
number = client.fileno()
print(client.detach() == number, client.fileno(), client._closed, raised(client.recv, 1024))
client.close()
again = socket.socket(socket.AF_INET, socket.SOCK_STREAM, fileno=number)
print(again.recv(1024))
again.close()
server.close()
listener.close()
