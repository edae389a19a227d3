import socket
s = socket.socket()
for bad in (80, "127.0.0.1", None, ("127.0.0.1",), ("127.0.0.1", "80"), ("127.0.0.1", -1), ("127.0.0.1", 65536), ("127.0.0.1", 80.5), (b"127.0.0.1", 0, 0),
            (None, 0), (5, 0), ("127.0.0.1", None), ["127.0.0.1", 0], ("1.2.3.4.5", 0)):
    try:
        s.bind(bad)
        print("bound")
    except (TypeError, OverflowError, OSError) as error:
        print(type(error).__name__, "gai" if isinstance(error, socket.gaierror) else error)
for call in (lambda: s.bind(), lambda: s.bind("127.0.0.1", 0), lambda: s.connect("127.0.0.1", 80), lambda: s.listen("x"), lambda: s.listen(1, 2), lambda: s.accept(1),
             lambda: s.recv(), lambda: s.recv("x"), lambda: s.send(), lambda: s.recv(1.0), lambda: s.settimeout(), lambda: s.setblocking("x"), lambda: s.close(1),
             lambda: s.fileno(1), lambda: s.getsockname(1), lambda: s.sendall(), lambda: s.recv(1, 2, 3)):
    try:
        print(call())
    except TypeError as error:
        print(error)
s.close()
six = socket.socket(socket.AF_INET6)
for bad in (("::1",), ("::1", 0, 0, 0, 0), ("::1", 70000), ("::1", "x"), ("::1", 0, -1), ("::1", 0, 2 ** 20), 5):
    try:
        six.bind(bad)
        print("bound")
    except (TypeError, OverflowError, OSError) as error:
        print(type(error).__name__, error)
six.close()
