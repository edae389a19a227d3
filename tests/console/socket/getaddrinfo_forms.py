import socket
for item in socket.getaddrinfo("127.0.0.1", 80, proto=socket.IPPROTO_TCP):
    print(item)
print(socket.getaddrinfo("::1", 80, socket.AF_INET6, socket.SOCK_STREAM))
print(socket.getaddrinfo("127.0.0.1", None, type=socket.SOCK_DGRAM))
print(socket.getaddrinfo(None, "http", socket.AF_INET, socket.SOCK_STREAM))
print(socket.getaddrinfo(b"127.0.0.1", b"80", socket.AF_INET, socket.SOCK_STREAM)[0][4])
print(socket.getaddrinfo("127.0.0.1", "8080", family=2, type=1, flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV)[0])
print(socket.getaddrinfo("localhost", 7, socket.AF_INET, socket.SOCK_STREAM)[0][4])
print(socket.getaddrinfo("127.0.0.1", 7, 0, socket.SOCK_STREAM, 0, socket.AI_CANONNAME)[0][3])
for arguments in (("127.0.0.1", "no-such-service"), ("not-a-number", 80, 0, 0, 0, socket.AI_NUMERICHOST), ("127.0.0.1", "x", 0, 0, 0, socket.AI_NUMERICSERV),
                  (None, None), ("", 80), ("127.0.0.1", 80, 99), ("127.0.0.1", 80, 0, 99)):
    try:
        print(socket.getaddrinfo(*arguments))
    except socket.gaierror as error:
        print(error.errno, error, error.args[0] < 0)
for bad in ((5, 80), ("127.0.0.1", 1.5), (), ("127.0.0.1", [])):
    try:
        socket.getaddrinfo(*bad)
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
