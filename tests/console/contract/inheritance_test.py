# Whether a program that is started would inherit a socket.
import fcntl
import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_CLOEXEC) as sock:
    print(sock.type == socket.SOCK_STREAM, sock.get_inheritable())
sock = socket.socket()
print(sock.get_inheritable())
with sock, sock.dup() as copy:
    print(copy.get_inheritable())
    sock.set_inheritable(True)
    print(sock.get_inheritable(), fcntl.fcntl(sock, fcntl.F_GETFD) & fcntl.FD_CLOEXEC, copy.get_inheritable())
    sock.set_inheritable(False)
    print(sock.get_inheritable(), fcntl.fcntl(sock, fcntl.F_GETFD) & fcntl.FD_CLOEXEC)
    number = sock.fileno()
    fcntl.fcntl(number, fcntl.F_SETFD, fcntl.fcntl(number, fcntl.F_GETFD) & ~fcntl.FD_CLOEXEC)
    print(sock.get_inheritable())
a, b = socket.socketpair()
print(a.get_inheritable(), b.get_inheritable())
a.close()
b.close()
try:
    a.get_inheritable()
except OSError as error:
    print(error)
