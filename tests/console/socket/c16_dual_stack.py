import socket
print(socket.has_dualstack_ipv6())
server = socket.create_server(("", 0), family=socket.AF_INET6, dualstack_ipv6=True)
port = server.getsockname()[1]
print(server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
for host in ("127.0.0.1", "::1"):
    c = socket.create_connection((host, port))
    conn, peer = server.accept()
    print(host, peer[0], len(peer), conn.getsockname()[0])
    c.close()
    conn.close()
server.close()
only = socket.create_server(("", 0), family=socket.AF_INET6)
print(only.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY), only.getsockname()[0])
try:
    socket.create_connection(("127.0.0.1", only.getsockname()[1]))
except ConnectionRefusedError as error:
    print(error)
only.close()
by_hand = socket.socket(socket.AF_INET6)
by_hand.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
by_hand.bind(("::", 0))
v4 = socket.socket()
try:
    v4.bind(("0.0.0.0", by_hand.getsockname()[1]))
except OSError as error:
    print(error)
v4.close()
by_hand.close()
