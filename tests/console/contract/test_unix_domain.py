# Unix sockets by their paths, as text and as bytes.
import os
import socket

sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
print(repr(sock.getsockname()))
sock.close()
for path in ("contract.sock", b"contract.sock", "contract ñ.sock", "contract ñ.sock".encode()):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        sock.bind(path)
        print(repr(sock.getsockname()), os.path.exists(sock.getsockname()))
        print(sock)
    os.unlink(path)
