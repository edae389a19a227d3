# Datagrams between two sockets.
import socket


def raised(call, *arguments, **named):
    try:
        return ("no error", call(*arguments, **named))
    except Exception as error:
        return (type(error).__name__, str(error))


server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(b"to the server", 0, server.getsockname())
print(server.recv(13))
client.sendto(b"and who sent it", 0, ("127.0.0.1", server.getsockname()[1]))
data, address = server.recvfrom(15)
print(data, address == ("127.0.0.1", client.getsockname()[1]))
print(raised(server.recvfrom, -1), raised(server.recv, -1))
client.sendto(b"", server.getsockname())
print(server.recvfrom(10)[0])
client.close()
server.close()
