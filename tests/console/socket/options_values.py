import socket, struct
s = socket.socket()
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), s.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))
s.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30)
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 5)
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3)
print([s.getsockopt(socket.IPPROTO_TCP, o) for o in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT)])
s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10000)
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF))
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 5))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8), len(s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 100)))
print(struct.unpack("i", s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 4)))
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 1, 500000))
print(struct.unpack("ll", s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16)))
s.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 42)
print(s.getsockopt(socket.IPPROTO_IP, socket.IP_TTL), s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
s.setsockopt(1, 2, 1)
print(s.getsockopt(1, 2))
for bad in (lambda: s.getsockopt(1, 9999), lambda: s.setsockopt(1, 9999, 1), lambda: s.setsockopt(99, 1, 1), lambda: s.setsockopt(1, 2, b""),
            lambda: s.getsockopt(1), lambda: s.setsockopt(1, 2, "x"), lambda: s.setsockopt(1, 2, None), lambda: s.setsockopt(1, 2, None, 4),
            lambda: s.getsockopt(1, 2, -1), lambda: s.getsockopt(1, 2, 2000), lambda: s.setsockopt(1, 2, 1.5)):
    try:
        print(bad())
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)
s.close()
