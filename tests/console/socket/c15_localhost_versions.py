import socket
server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]
six = socket.socket(socket.AF_INET6)
try:
    six.connect(("::1", port))
except ConnectionRefusedError as error:
    print(error.errno, error)
six.close()
four = socket.create_connection(("localhost", port))
print(four.family, four.getpeername()[0])
four.close()
server.close()
