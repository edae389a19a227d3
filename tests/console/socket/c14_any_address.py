import socket
everywhere = socket.create_server(("0.0.0.0", 0))
port = everywhere.getsockname()[1]
print(everywhere.getsockname()[0])
for host in ("127.0.0.1", "127.0.0.2", "127.9.9.9", "0.0.0.0"):
    c = socket.create_connection((host, port))
    conn, _ = everywhere.accept()
    print(host, conn.getsockname()[0])
    c.close()
    conn.close()
everywhere.close()
one = socket.create_server(("127.0.0.1", 0))
port = one.getsockname()[1]
for host in ("127.0.0.1", "127.0.0.2"):
    try:
        socket.create_connection((host, port)).close()
        print(host, "ok")
    except ConnectionRefusedError as error:
        print(host, error)
one.close()
empty = socket.socket()
empty.bind(("", 0))
print(empty.getsockname()[0])
empty.close()
