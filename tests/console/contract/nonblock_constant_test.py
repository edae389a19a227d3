# SOCK_NONBLOCK beside timeouts and the default of them.
import fcntl
import socket

O_NONBLOCK = 0o4000


def show(sock):
    print(sock.type == socket.SOCK_STREAM, sock.gettimeout(), sock.getblocking(), bool(fcntl.fcntl(sock, fcntl.F_GETFL) & O_NONBLOCK))


with socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as sock:
    show(sock)
    for change in (lambda: sock.setblocking(True), lambda: sock.setblocking(False), lambda: sock.settimeout(None), lambda: sock.settimeout(2.0), lambda: sock.setblocking(True)):
        change()
        show(sock)
socket.setdefaulttimeout(2.0)
with socket.socket() as sock:
    show(sock)
with socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as sock:
    show(sock)
socket.setdefaulttimeout(None)
with socket.socket() as sock:
    show(sock)
