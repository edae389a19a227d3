import socket
server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen()
client = socket.socket()
client.connect(server.getsockname())
print("sent", client.send(b"z" * 1000), "although nobody accepted")
client.close()
conn, peer = server.accept()
with conn:
    data = conn.recv(2000, socket.MSG_WAITALL)
    print(len(data), data[:3], conn.recv(1))
server.close()
