import socket
with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
    address = server.getsockname()
    print(len(address), address[0], address[2:])
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as client:
        client.connect(address)
        conn, peer = server.accept()
        with conn:
            print(peer == client.getsockname(), conn.family, conn.type)
            client.sendall(b"six")
            conn.sendall(conn.recv(10)[::-1])
            print(client.recv(10))
    with socket.create_connection(("::1", address[1])) as two:
        print(two.family == socket.AF_INET6, two.getpeername()[:2] == address[:2])
    with socket.socket(socket.AF_INET6) as three:
        three.connect(("::1", address[1], 0, 0))
        print(three.getpeername() == address)
    with socket.socket(socket.AF_INET6) as four:
        try:
            four.connect(("127.0.0.1", address[1]))
        except OSError as error:
            print(type(error).__name__, error.errno)
