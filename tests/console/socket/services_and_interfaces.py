import socket
print(socket.getservbyname("http"), socket.getservbyname("http", "tcp"), socket.getservbyname("domain", "udp"), socket.getservbyname("ssh"))
print(socket.getservbyport(80), socket.getservbyport(53, "udp"), socket.getservbyport(443, "tcp"))
print(socket.getprotobyname("tcp"), socket.getprotobyname("udp"), socket.getprotobyname("icmp"))
print(socket.if_nameindex()[0], socket.if_nametoindex("lo"), socket.if_indextoname(1))
print(socket.has_ipv6, socket.SOMAXCONN >= 128, socket.INADDR_ANY, socket.INADDR_LOOPBACK, socket.INADDR_BROADCAST)
for call in (lambda: socket.getservbyname("nope"), lambda: socket.getservbyname("http", "xyz"), lambda: socket.getservbyport(1), lambda: socket.getservbyport(70000),
             lambda: socket.getservbyport("80"), lambda: socket.getprotobyname("nope"), lambda: socket.if_nametoindex("no-such0"), lambda: socket.if_indextoname(99999),
             lambda: socket.getservbyname(80)):
    try:
        print(call())
    except (OSError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
