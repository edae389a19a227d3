import socket
for old in (False, True):
    for new in (False, True):
        server = socket.socket()
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, old)
        server.bind(("127.0.0.1", 0))
        server.listen()
        where = server.getsockname()
        client = socket.create_connection(where)
        conn, _ = server.accept()
        conn.close()
        client.recv(1)
        client.close()
        server.close()
        again = socket.socket()
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, new)
        try:
            again.bind(where)
            print(old, new, "ok")
        except OSError as error:
            print(old, new, error)
        again.close()
s = socket.create_server(("127.0.0.1", 0))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
s.close()
