import socket
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
conn, _ = listener.accept()
client.sendall(b"question one\nquestion two\n")
client.shutdown(socket.SHUT_WR)
asked = b""
while part := conn.recv(8):
    asked += part
print(asked)
conn.sendall(b"answer to %d lines" % asked.count(b"\n"))
try:
    client.send(b"one more")
except BrokenPipeError as error:
    print(type(error).__name__, error.errno)
conn.close()
print(client.recv(100), client.recv(100))
try:
    client.shutdown(socket.SHUT_RDWR)
except OSError as error:
    print(error.errno, error)
client.close()
listener.close()
