# accept with a timeout, and without waiting at all.
import socket

sock = socket.create_server(("127.0.0.1", 0))
sock.settimeout(0.02)
try:
    sock.accept()
except TimeoutError as error:
    print(type(error).__name__, error, isinstance(error, OSError), socket.timeout is TimeoutError)
sock.settimeout(0.0)
try:
    sock.accept()
except TimeoutError:
    print("a timeout, where there should be none")
except OSError as error:
    print(type(error).__name__, error)
sock.close()
