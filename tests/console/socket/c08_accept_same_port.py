import socket
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
conn, _ = listener.accept()
print(conn.getsockname() == listener.getsockname(), conn.fileno() != listener.fileno())
print(client.getpeername() == conn.getsockname(), client.getsockname() == conn.getpeername())
print(listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN), conn.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
info = conn.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)
print(info[0], listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0])
for s in (client, conn, listener):
    s.close()
    print(s.fileno(), s)
