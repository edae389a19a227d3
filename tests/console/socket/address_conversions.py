import socket
print(socket.inet_aton("127.0.0.1"), socket.inet_aton("1"), socket.inet_aton("10.1"), socket.inet_aton("0x7f.1"), socket.inet_aton("192.168.513"))
print(socket.inet_ntoa(b"\x08\x08\x04\x04"), socket.inet_ntoa(bytearray(4)), socket.inet_ntoa(memoryview(b"\xff\xff\xff\x00")))
print(socket.inet_pton(socket.AF_INET, "1.2.3.4"), socket.inet_pton(socket.AF_INET6, "::1").hex(), socket.inet_pton(10, "2001:db8::ff00:42:8329").hex(":", 2))
print(socket.inet_ntop(socket.AF_INET, b"\x01\x02\x03\x04"), socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\x01"), socket.inet_ntop(socket.AF_INET6, bytes(16)))
print(socket.inet_ntop(socket.AF_INET6, bytes.fromhex("00000000000000000000ffff7f000001")), socket.inet_ntop(socket.AF_INET6, bytes(range(16))))
for call in (lambda: socket.inet_aton("256.1.1.1"), lambda: socket.inet_aton(""), lambda: socket.inet_aton(5), lambda: socket.inet_ntoa(b"abc"),
             lambda: socket.inet_ntoa("1.2.3.4"), lambda: socket.inet_pton(socket.AF_INET, "1.2.3"), lambda: socket.inet_pton(socket.AF_INET6, "::g"),
             lambda: socket.inet_pton(99, "x"), lambda: socket.inet_ntop(socket.AF_INET, b"abc"), lambda: socket.inet_ntop(socket.AF_INET6, b"abcd"),
             lambda: socket.inet_ntop(99, b"abcd"), lambda: socket.inet_aton("1.2.3.4.5")):
    try:
        print(call())
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(socket.htons(80), socket.ntohs(20480), socket.htonl(1), socket.ntohl(16777216), socket.ntohl(socket.htonl(123456789)))
for call in (lambda: socket.htons(65536), lambda: socket.htons(-1), lambda: socket.htonl(2 ** 32), lambda: socket.htonl(-1), lambda: socket.htons("80"), lambda: socket.htonl(1.5)):
    try:
        print(call())
    except (OverflowError, TypeError) as error:
        print(type(error).__name__, error)
