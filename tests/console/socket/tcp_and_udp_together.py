import select
import socket

tcp = socket.create_server(("127.0.0.1", 0))
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(tcp.getsockname())
print(tcp.getsockname() == udp.getsockname())


def turn():
    served = []
    for s in select.select([tcp, udp], [], [], 1)[0]:
        if s is tcp:
            conn, _ = tcp.accept()
            with conn:
                conn.sendall(b"by TCP: " + conn.recv(100))
            served.append("tcp")
        else:
            data, peer = udp.recvfrom(100)
            udp.sendto(b"by UDP: " + data, peer)
            served.append("udp")
    return served


u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.sendto(b"hello", udp.getsockname())
print(turn(), u.recv(100))
c = socket.create_connection(tcp.getsockname())
c.sendall(b"hello")
print(turn(), c.recv(100), c.recv(100))
for s in (tcp, udp, u, c):
    s.close()
