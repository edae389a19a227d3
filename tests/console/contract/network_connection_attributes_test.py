# What create_connection makes: its family, where it comes from, and its timeout.
import socket

listener = socket.create_server(("127.0.0.1", 0))


def made(*arguments, **named):
    client = socket.create_connection(listener.getsockname(), *arguments, **named)
    listener.accept()[0].close()
    return client


with made(timeout=5) as client:
    print(client.family == 2, client.family, client.type, client.proto)
with socket.socket() as holder:
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    free = holder.getsockname()[1]
with made(timeout=5, source_address=("", free)) as client:
    print(client.getsockname()[1] == free)
print(socket.getdefaulttimeout())
socket.setdefaulttimeout(42)
with made() as client:
    print(client.gettimeout())
with made(timeout=None) as client:
    print(client.gettimeout())
socket.setdefaulttimeout(None)
with made() as client:
    print(client.gettimeout())
with made(timeout=30) as client:
    print(client.gettimeout())
with made(30) as client:
    print(client.gettimeout())
listener.close()
