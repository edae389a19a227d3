import socket
def connect(port):
    s = socket.socket()
    try:
        s.connect(("127.0.0.1", port))
    except ConnectionRefusedError as e:
        raise ConnectionError("server down") from e
    finally:
        s.close()
connect(1)
