import socket
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
conn, _ = listener.accept()
client.setblocking(False)
big = b"." * 50_000_000
accepted = client.send(big)
print(0 < accepted < len(big), type(accepted))
try:
    while True:
        accepted += client.send(big[accepted:accepted + 100000])
except BlockingIOError as error:
    print(type(error).__name__, error.errno, error)
client.shutdown(socket.SHUT_WR)
received = 0
while part := conn.recv(1 << 20):
    received += len(part)
print(received == accepted)
client.close()
conn.close()
listener.close()
