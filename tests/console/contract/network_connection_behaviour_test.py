# A connection with a timeout gives up where one without waits.
import socket
import threading

listener = socket.create_server(("127.0.0.1", 0))
gave_up = threading.Event()


def serve():
    for _ in range(2):
        conn, _ = listener.accept()
        with conn:
            gave_up.wait(0.2)
            conn.send(b"done!")


server = threading.Thread(target=serve)
server.start()
with socket.create_connection(listener.getsockname()) as client:
    print(client.recv(5))
with socket.create_connection(listener.getsockname(), timeout=0.05) as client:
    try:
        print(client.recv(5))
    except TimeoutError as error:
        print(type(error).__name__, error, error.args, error.errno)
gave_up.set()
server.join()
listener.close()
