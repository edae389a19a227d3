# What create_server makes of its arguments.
import socket

with socket.create_server(("127.0.0.1", 0)) as sock:
    port = sock.getsockname()[1]
    print(sock.getsockname()[0], port > 0, sock.family, sock.type, sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
with socket.create_server(("127.0.0.1", port)) as sock:
    print(sock.getsockname() == ("127.0.0.1", port))
with socket.create_server(("::1", port), family=socket.AF_INET6) as sock:
    print(sock.getsockname() == ("::1", port, 0, 0), sock.family, sock.type)
    print(sock.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
for wanted in (False, True):
    with socket.create_server(("localhost", 0), reuse_port=wanted) as sock:
        print(bool(sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT)))
print(socket.has_dualstack_ipv6())
with socket.create_server(("::1", 0), family=socket.AF_INET6, dualstack_ipv6=True) as sock:
    print(sock.family, sock.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
try:
    socket.create_server(("127.0.0.1", 0), dualstack_ipv6=True)
except ValueError as error:
    print(error)
