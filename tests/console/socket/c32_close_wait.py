import socket
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
conn, _ = listener.accept()


def state(s):
    number = s.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]
    return {1: "ESTABLISHED", 4: "FIN_WAIT1", 5: "FIN_WAIT2", 7: "CLOSE", 8: "CLOSE_WAIT", 10: "LISTEN"}[number]


print(state(listener), state(client), state(conn))
client.shutdown(socket.SHUT_WR)
# How long the kernel puts off the confirmation is its own affair.
print(conn.recv(1), state(conn), state(client) in ("FIN_WAIT1", "FIN_WAIT2"))
print(conn.send(b"we may still talk"), client.recv(100))
print(state(conn))
conn.close()
print(client.recv(1), state(client))
client.close()
listener.close()
