import fcntl, socket, struct
FIONREAD = 0x541B
listener = socket.create_server(("127.0.0.1", 0))
c = socket.create_connection(listener.getsockname())
s, _ = listener.accept()


def unread(sock):
    return struct.unpack("i", fcntl.ioctl(sock.fileno(), FIONREAD, b"\0\0\0\0"))[0]


print(unread(s))
for n in (1, 10, 100):
    c.sendall(b"." * n)
    s.recv(unread(s) + 1, socket.MSG_PEEK)
    print(unread(s))
print(len(s.recv(50)), unread(s))
buffer = bytearray(4)
print(fcntl.ioctl(s, FIONREAD, buffer), struct.unpack("i", buffer)[0])
try:
    fcntl.ioctl(-1, FIONREAD, b"\0" * 4)
except (ValueError, OSError) as error:
    print(type(error).__name__, error)
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(("127.0.0.1", 0))
for text in (b"abc", b"defgh"):
    u.sendto(text, u.getsockname())
print(unread(u), u.recv(10), unread(u))
for x in (listener, c, s, u):
    x.close()
