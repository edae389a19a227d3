import socket
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print(u.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST))
try:
    u.sendto(b"all of you", ("255.255.255.255", 9))
except OSError as error:
    print(type(error).__name__, error.errno in (13, 101))
u.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print(u.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST))
try:
    u.send(b"to whom?")
except OSError as error:
    print(error.errno, error)
try:
    u.sendto(b"port zero", ("127.0.0.1", 0))
except OSError as error:
    print(error.errno, error)
for bad in (lambda: u.sendto(b"x"), lambda: u.sendto(b"x", "127.0.0.1"), lambda: u.sendto("x", ("127.0.0.1", 9)),
            lambda: u.sendto(b"x", ("127.0.0.1", 70000)), lambda: u.sendto(b"x", 0, 0, ("127.0.0.1", 9)), lambda: u.sendto(b"x", ("127.0.0.1",)),
            lambda: u.sendto(b"x", ("127.0.0.1", 9), 0), lambda: u.sendto(b"x", ("127.0.0.1", 1, 2)), lambda: u.sendto(b"x", None)):
    try:
        bad()
        print("sent")
    except (TypeError, OverflowError, OSError) as error:
        print(type(error).__name__, error)
for call in (u.accept, u.listen):
    try:
        call()
    except OSError as error:
        print(error)
u.close()
