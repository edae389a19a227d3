import socket
server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]
c = socket.create_connection(("127.0.0.1", port))
print(c.gettimeout(), c.getpeername()[1] == port)
c.close()
c = socket.create_connection(("localhost", port), 3)
print(c.gettimeout())
c.close()
c = socket.create_connection(address=("127.0.0.1", port), timeout=0.5, source_address=("", 0))
print(c.gettimeout(), c.getsockname()[0])
c.close()
server.close()
try:
    socket.create_connection(("127.0.0.1", port))
except ConnectionRefusedError as error:
    print(repr(error))
for bad in (("127.0.0.1",), "127.0.0.1", None):
    try:
        socket.create_connection(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    socket.create_connection(("127.0.0.1", port), -1)
except ValueError as error:
    print(error)
