import socket
print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.getnameinfo(("::1", 443, 0, 0), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST))
print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_DGRAM))
for bad in (("not an address", 80), ("127.0.0.1",), "127.0.0.1", ("127.0.0.1", "80"), ("127.0.0.1", 80, "x")):
    try:
        print(socket.getnameinfo(bad, socket.NI_NUMERICHOST))
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
