import socket, struct, select
def pair():
    listener = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(listener.getsockname())
    conn, _ = listener.accept()
    listener.close()
    return client, conn


client, conn = pair()
client.sendall(b"never read")
select.select([conn], [], [], 1)
conn.close()
select.select([client], [], [], 1)
try:
    client.recv(10)
except ConnectionResetError as error:
    print(repr(error))
print(client.recv(10))
client.close()

client, conn = pair()
conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
conn.close()
try:
    print(client.recv(10))
except ConnectionResetError as error:
    print(error.errno, error.strerror)
try:
    client.send(b"x")
except BrokenPipeError as error:
    print(error)
client.close()

client, conn = pair()
conn.close()
print(client.recv(10))
client.close()
