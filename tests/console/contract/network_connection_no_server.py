# Connecting where nobody listens.
import errno
import socket

with socket.socket() as holder:
    holder.bind(("127.0.0.1", 0))
    port = holder.getsockname()[1]
    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        client.connect(("127.0.0.1", port))
    except OSError as error:
        print(type(error).__name__, error.errno == errno.ECONNREFUSED)
    client.close()
    try:
        socket.create_connection(("127.0.0.1", port))
    except OSError as error:
        print(type(error).__name__, error)
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5, all_errors=False)
    except OSError as error:
        print(type(error).__name__, error)


class Late(socket.socket):
    def connect(self, *arguments):
        raise TimeoutError("timed out")


with Late() as late:
    try:
        late.connect(("127.0.0.1", port))
    except OSError as error:
        print(type(error).__name__, error, error.errno)
