import os, socket
s = socket.socket(socket.AF_UNIX)
for address in ("no-such-folder/x.sock", "x" * 200, b"\xff" * 120):
    try:
        s.bind(address)
        print("bound", repr(s.getsockname()))
    except (OSError, ValueError) as error:
        print(type(error).__name__, getattr(error, "errno", None), error)
for bad in (5, ("127.0.0.1", 80), None):
    try:
        s.bind(bad)
    except TypeError as error:
        print(error)
s.close()
path = "kinds-%d.sock" % os.getpid()
d = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
d.bind(path)
s = socket.socket(socket.AF_UNIX)
try:
    s.connect(path)
except OSError as error:
    print(error.errno, error)
try:
    s.connect("\0no-such-abstract-name-here")
except OSError as error:
    print(type(error).__name__, error)
s.close()
e = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
try:
    e.sendto(b"x", "missing-%d.sock" % os.getpid())
except OSError as error:
    print(type(error).__name__, error)
print(e.sendto(b"reached", path), d.recvfrom(100))
e.bind("\0corpus-%d" % os.getpid())
e.sendto(b"with a name", path)
data, sender = d.recvfrom(100)
print(data, type(sender), sender[:8], sender == e.getsockname())
print(d.sendto(b"reply", sender), e.recv(10))
d.close()
e.close()
os.unlink(path)
