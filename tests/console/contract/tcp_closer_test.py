# A connection that the other end closed is readable, and its end is what is read.
import select
import socket

listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
conn, _ = listener.accept()
conn.close()
readable, writable, exceptional = select.select([client], [], [], 5)
print(readable == [client], writable, exceptional)
print(client.recv(1))
conn.close()
conn.close()
client.close()
listener.close()
