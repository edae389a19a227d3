import socket
def serve_once(reuse, address=("127.0.0.1", 0)):
    server = socket.socket()
    if reuse:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(address)
    server.listen()
    where = server.getsockname()
    client = socket.create_connection(where)
    conn, _ = server.accept()
    conn.close()
    print(client.recv(1))
    client.close()
    server.close()
    return where


where = serve_once(False)
again = socket.socket()
try:
    again.bind(where)
    print("bound")
except OSError as error:
    print(error.errno, error)
again.close()
