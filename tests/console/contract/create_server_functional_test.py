# Servers of create_server that answer: IPv4, IPv6, and one socket for both.
import socket
import threading


def ask(server, address, family):
    server.settimeout(5)

    def echo():
        conn, _ = server.accept()
        with conn:
            conn.sendall(conn.recv(1024))

    thread = threading.Thread(target=echo)
    thread.start()
    with socket.socket(family=family) as client:
        client.settimeout(5)
        client.connect(address)
        client.sendall(b"foo")
        print(client.recv(1024))
    thread.join()


with socket.create_server(("127.0.0.1", 0)) as server:
    ask(server, server.getsockname(), socket.AF_INET)
with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
    ask(server, server.getsockname(), socket.AF_INET6)
for address, family in (("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)):
    with socket.create_server(("", 0), family=socket.AF_INET6, dualstack_ipv6=True) as server:
        ask(server, (address, server.getsockname()[1]), family)
