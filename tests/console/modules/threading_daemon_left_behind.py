import socket
import threading
server = socket.create_server(("127.0.0.1", 0))


def forever():
    while True:
        conn, _ = server.accept()
        conn.sendall(b"served")
        conn.close()


threading.Thread(target=forever, daemon=True).start()
for _ in range(3):
    with socket.create_connection(server.getsockname()) as c:
        print(c.recv(10))
print("the program ends although the thread never does")
