# What test_socket asks of the module itself: names, texts, numbers, timeouts, addresses, files, descriptors.
import fcntl
import socket
import sys


def raised(call, *arguments, **named):
    try:
        return ("no error", call(*arguments, **named))
    except Exception as error:
        return (type(error).__name__, str(error))


sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print(isinstance(sock, socket.SocketType), issubclass(socket.socket, socket.SocketType))
with sock:
    print("fd=%i" % sock.fileno() in repr(sock), "family=%s" % socket.AF_INET in repr(sock), "raddr" in repr(sock))
    sock.bind(("127.0.0.1", 0))
    print(str(sock.getsockname()) in repr(sock))
print(sock)
for kind in (OSError, socket.herror, socket.gaierror):
    try:
        raise kind
    except OSError as error:
        print(type(error).__name__, error.args)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 0))
name = sock.getsockname()
for wrong in (("\u2620", name), (5, name), (b"foo", None), ("\u2620", 0, name), (5, 0, name), (b"foo", 0, None), (b"foo", "bar", name), (b"foo", None, None), (b"foo",), (b"foo", 0, name, 4)):
    print(raised(sock.sendto, *wrong))
sock.close()

names = "AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOL_SOCKET SO_REUSEADDR IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6"
print([hasattr(socket, name) for name in names.split()])
methods = "_accept bind connect connect_ex getpeername getsockname listen recvfrom recvfrom_into sendto setsockopt shutdown"
print([hasattr(socket.socket, name) for name in methods.split()])

for address in ("127.0.0.1", "10.0.0.1", "255.255.255.255"):
    print(socket.gethostbyname(address))
print("127.0.0.1" in socket.gethostbyaddr("127.0.0.1")[2], "127.0.0.1" in socket.gethostbyname_ex("127.0.0.1")[2])
for index, name in socket.if_nameindex():
    assert index > 0 and socket.if_nametoindex(name) == index and socket.if_indextoname(index) == name
print(raised(socket.if_indextoname, 0)[0], raised(socket.if_indextoname, "_DEADBEEF"), raised(socket.if_nametoindex, 0), raised(socket.if_nametoindex, "_DEADBEEF"))
print(raised(socket.getnameinfo, __name__, 0), raised(socket.getnameinfo, ("x", 0, 0, 0), 0)[0], raised(socket.getnameinfo, ("mail.python.org", 0), 0)[0])

for function, bits in ((socket.htonl, 32), (socket.ntohl, 32), (socket.htons, 16), (socket.ntohs, 16)):
    mask = (1 << bits) - 1
    print(all(function(function(i & mask)) == i & mask for i in (0, 1, 0xFFFF, ~0xFFFF, 2, 0x01234567, 0x76543210)), function(mask) == mask, raised(function, 1 << 34))
    for wrong in (-1, -2, 1 << bits, 1 << 64, 1 << 1000):
        print(raised(function, wrong))

port = socket.getservbyname("daytime", "tcp")
print(port, socket.getservbyname("daytime"), socket.getservbyport(port), socket.getservbyport(port, "tcp"))
print(raised(socket.getservbyport, -1), raised(socket.getservbyport, 65536))

print(socket.getdefaulttimeout())
for timeout in (10, None):
    socket.setdefaulttimeout(timeout)
    with socket.socket() as sock:
        print(socket.getdefaulttimeout(), sock.gettimeout())
print(raised(socket.setdefaulttimeout, -1), raised(socket.setdefaulttimeout, "spam"))

for text in ("0.0.0.0", "255.0.255.0", "170.170.170.170", "1.2.3.4", "255.255.255.255", "0.0.0.", "300.0.0.0", "a.0.0.0", "1.2.3.4.5", "::1"):
    print(text, raised(socket.inet_aton, text), raised(socket.inet_pton, socket.AF_INET, text))
for text in ("::", "0::0", "1::", "45ef:76cb:1a:56ef:afeb:bac:1924:aeae", "ad42:abc::127:0:254:2", "12:a::", "::254.42.23.64", "42::a29b:254.42.23.64", "42:a8b9:0:2:ffff:a29b:254.42.23.64",
             "0x20::", ":::", "::0::", "1::abc::", "1:2:3:4:5:6", "1:2:3:4:5:6:", "1:2:3:4:5:6:7:8:0", "1:2:3:4:5:6:7:8:", "255.254.253.252", "1::260.2.3.0", "1::0.be.e.0", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3.4:0", "0.100.200.0:3:4:5:6:7:8"):
    print(text, raised(socket.inet_pton, socket.AF_INET6, text))
for packed in (b"\1\0\1\0", b"\xaa\x55\xaa\x55", bytearray(b"\xff\xff\xff\xff"), bytes(3), bytes(5), bytes(16)):
    print(raised(socket.inet_ntoa, packed), raised(socket.inet_ntop, socket.AF_INET, packed))
for packed in (bytes(16), bytes(15) + b"\1", b"\x0a\xef\x0b\x01\x05\x06\x10\x01\xff\xff\x99\x97\x00\x55\x01\x70", bytearray(bytes(15) + b"\1"), bytes(15), bytes(17), bytes(4)):
    print(raised(socket.inet_ntop, socket.AF_INET6, packed))

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.bind(("127.0.0.1", 0))
print(sock.getsockname()[0], sock.getsockname()[1] > 0)
print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
print(sock.family, sock.type, sock.proto, repr(sock.family), repr(sock.type))
print(raised(sock.bind, ("127.0.0.1", 70000)), raised(sock.bind, ("127.0.0.1", -5)))
sock.settimeout(1)
sock.close()
print(raised(sock.send, b"spam"))
sock = socket.socket()
socket.socket(fileno=sock.fileno()).close()
print(raised(sock.close))
sock = socket.socket()
sock.bind(("127.0.0.1", 0))
socket.close(sock.fileno())
print(raised(sock.listen, 1), raised(sock.close), raised(socket.close, None), raised(socket.close, -1))

for arguments in (("localhost", 80), ("127.0.0.1", 80), (None, 80), ("::1", 80), ("127.0.0.1", "http"), ("127.0.0.1", None)):
    assert all(len(info) == 5 for info in socket.getaddrinfo(*arguments))
print(socket.getaddrinfo("127.0.0.1", 80, socket.AF_INET, socket.SOCK_STREAM))
print({info[1] for info in socket.getaddrinfo("127.0.0.1", None, 0, socket.SOCK_STREAM)})
print(socket.getaddrinfo("127.0.0.1", None, 0, 0, socket.SOL_TCP), socket.getaddrinfo("127.0.0.1", None, flags=socket.AI_PASSIVE) == socket.getaddrinfo("127.0.0.1", None, 0, 0, 0, socket.AI_PASSIVE))
print(socket.getaddrinfo(None, 0, socket.AF_UNSPEC, socket.SOCK_STREAM, 0, socket.AI_PASSIVE))
print(socket.getaddrinfo(host=None, port=0, family=socket.AF_UNSPEC, type=socket.SOCK_STREAM, proto=0, flags=socket.AI_PASSIVE))
print(socket.getaddrinfo("ff02::1de:c0:face:8D", 1234, socket.AF_INET6, socket.SOCK_DGRAM, socket.IPPROTO_UDP)[0][4])
index, interface = socket.if_nameindex()[0]
print(socket.getaddrinfo("ff02::1de:c0:face:8D%" + interface, 1234, socket.AF_INET6, socket.SOCK_DGRAM, socket.IPPROTO_UDP)[0][4][:2])
print(socket.getnameinfo(("ff02::1de:c0:face:8D", 1234, 0, index), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV) == ("ff02::1de:c0:face:8d%" + interface, "1234"))
print(socket.getfqdn() == socket.getfqdn("0.0.0.0") == socket.getfqdn("::"))

with socket.socket() as sock:
    file = sock.makefile("rb")
    file.close()
    print(file)
    file = sock.makefile("rb", buffering=0)
    print(file.readable(), file.writable(), file.seekable())
    file.close()
    print(raised(file.readable), raised(file.writable), raised(file.seekable))
    for mode in ("r", "rb", "rw", "w", "wb"):
        with sock.makefile(mode, encoding=None if "b" in mode else "utf-8") as file:
            print(file.mode, end=" ")
    for mode in ("rt", "x", "+", "a"):
        print(raised(sock.makefile, mode))
for backlog in (0, -1):
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen(backlog)
with socket.socket() as sock:
    sock.bind(("127.0.0.1", 0))
    sock.listen()
    print(raised(sock.listen, 2 ** 31))
print(raised(socket.getnameinfo, ("::1", 0, 0xFFFFFFFF), 0))
with socket.socket(socket.AF_INET6) as sock:
    print(raised(sock.bind, ("::1", 0, -10)))
with socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC) as sock:
    for change in (lambda: None, lambda: sock.settimeout(1), lambda: sock.settimeout(0), lambda: sock.setblocking(True), lambda: sock.setblocking(False)):
        change()
        print(sock.type == socket.SOCK_STREAM, end=" ")
print()
number = socket.socket().detach()
with socket.socket(family=999, type=77, proto=23, fileno=number) as sock:
    print(sock.family, sock.type, sock.proto)
for family, kind, address in ((socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)), (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)), (socket.AF_INET6, socket.SOCK_STREAM, ("::1", 0, 0, 0)), (socket.AF_UNIX, socket.SOCK_STREAM, "\0contract of numbers")):
    first = socket.socket(family, kind)
    first.bind(address)
    second = socket.socket(fileno=first.fileno())
    number = first.detach()
    print(second.family == family, second.type == kind, second.fileno() == number)
    second.close()
for wrong in (42.5, "foo", -1, -42, 99999):
    print(raised(socket.socket, socket.AF_INET, socket.SOCK_STREAM, fileno=wrong))
print(raised(socket.socket, fileno=0)[0])
for enum in (socket.AddressFamily, socket.SocketKind, socket.MsgFlag, socket.AddressInfo):
    first = list(enum)[0]
    print(enum, type(first) is enum, enum(first.value) is first, enum[first.name] is first, len(enum) > 5)
sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
file = sock.makefile("rb")
sock = None
file = None
