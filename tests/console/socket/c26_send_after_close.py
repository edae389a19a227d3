import socket, select
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
conn, _ = listener.accept()
conn.close()
print(client.recv(10))
print(client.send(b"1"))
select.select([client], [], [], 1)
for attempt in range(2):
    try:
        print(client.send(b"2"))
    except OSError as error:
        print(type(error).__name__, error.errno, error)
print(client.recv(10))
client.close()
listener.close()
