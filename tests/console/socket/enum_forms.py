import socket
from socket import *
print(AF_INET, repr(AF_INET), f"{AF_INET!r:>30}", f"{AF_INET:03d}", "%s" % AF_INET, "{}".format(SOCK_STREAM), format(SOCK_DGRAM, "x"))
print(AF_INET.name, AF_INET.value, AddressFamily.AF_INET6, [x for x in SocketKind][:2], AddressFamily(10), AddressFamily["AF_UNIX"])
print(dict([(AF_INET, "v4"), (AF_INET6, "v6")]), {AF_INET, 2}, AF_INET in (2, 10), [AF_INET, SOCK_STREAM].index(1))
print(AF_INET + 0, type(AF_INET + 0).__name__, AF_INET | AF_INET6, AF_INET == socket.AF_INET, AF_INET != 2, AF_INET > 1, str(AF_INET) + "x")
for f in (lambda: AddressFamily(12345), lambda: AddressFamily["X"], lambda: AddressFamily.X, lambda: AF_INET.x, lambda: AF_INET(), lambda: SocketKind("x"), lambda: MsgFlag("x"), lambda: AddressFamily(), lambda: AddressFamily(1,2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(hash(AF_INET)==hash(2), bool(AF_UNSPEC), int(AF_INET), float(AF_INET), AF_INET.__class__, isinstance(AF_INET, int), AF_INET.bit_length(), abs(AF_INET), -AF_INET, AF_INET // 2, AF_INET / 2, divmod(AF_INET6, 3))
print(MSG_PEEK | MSG_DONTWAIT, repr(MSG_PEEK | MSG_DONTWAIT), (MSG_PEEK | MSG_DONTWAIT) & MSG_PEEK, repr(~MSG_PEEK & MSG_PEEK), repr(MSG_PEEK | 1), MSG_PEEK ^ MSG_PEEK, repr(MsgFlag(0)), repr(1 | MSG_PEEK), repr(MSG_OOB & 1), MSG_PEEK + 1)
print(list(map(str, (AF_INET, SOCK_STREAM, MSG_PEEK, AI_PASSIVE))), sorted([SOCK_DGRAM, SOCK_STREAM]), max(AF_INET, AF_INET6), range(AF_INET), [0,1,2][AF_INET], "ab"*AF_INET)
print(AddressFamily.__name__, AddressFamily.AF_INET is AF_INET, AddressFamily.__members__["AF_INET"], len(MsgFlag) > 5)
import struct
print(struct.pack("!H", AF_INET), bytes([AF_INET]), AF_INET.to_bytes(2, "big"), "%d %x %5.1f" % (AF_INET, AF_INET6, AF_INET))
