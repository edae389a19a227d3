import socket
for arguments, named in (((99,), {}), (("x",), {}), ((2, "x"), {}), ((2, 1, "x"), {}), ((2, 1, 0, None, 5), {}), ((), {"nope": 1}), ((None,), {}), ((2.0,), {}),
                         ((-5,), {}), ((2, -1, -1), {}), ((10,), {"type": 2}), ((), {"family": socket.AF_UNIX, "type": socket.SOCK_DGRAM}), ((2 ** 40,), {})):
    try:
        s = socket.socket(*arguments, **named)
        print(int(s.family), int(s.type), s.proto)
        s.close()
    except (TypeError, OSError, OverflowError, ValueError) as error:
        print(type(error).__name__, error)
socket.socket(socket.AF_X25)
