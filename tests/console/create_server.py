import socket
with socket.create_server(("127.0.0.1", 0)) as server:
    print(server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR), server.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
    with socket.create_connection(server.getsockname()) as client:
        conn, who = server.accept()
        with conn:
            conn.sendall(b"hola")
        print(client.recv(10), client.recv(10), client.proto)
