import socket
server = socket.create_server(("127.0.0.1", 0), backlog=3)
print(server.family, server.type, server.proto, server.gettimeout())
port = server.getsockname()[1]
try:
    socket.create_server(("127.0.0.1", port))
except OSError as error:
    print(type(error).__name__, error.errno, str(error) == "[Errno 98] Address already in use (while attempting to bind on address ('127.0.0.1', %d))" % port)
server.close()
shared = socket.create_server(("127.0.0.1", 0), reuse_port=True)
print(shared.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT))
again = socket.create_server(shared.getsockname(), reuse_port=True)
print(again.getsockname() == shared.getsockname())
shared.close()
again.close()
for arguments, named in (((("127.0.0.1", 0),), {"dualstack_ipv6": True}), (("127.0.0.1",), {}), ((("127.0.0.1", 0),), {"nothing": 1}),
                         ((), {}), ((("127.0.0.1", "80"),), {}), ((("127.0.0.1", 0), 5), {}), ((("127.0.0.1", 70000),), {})):
    try:
        socket.create_server(*arguments, **named)
    except Exception as error:
        print(type(error).__name__, error)
