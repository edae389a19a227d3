import socket
listener = socket.create_server(("127.0.0.1", 0))
first = socket.socket()
print(first.getsockname())
first.connect(listener.getsockname())
print(first.getsockname()[0], first.getsockname()[1] > 1024)
second = socket.socket()
second.bind(("127.0.0.3", 0))
chosen = second.getsockname()
second.connect(listener.getsockname())
print(second.getsockname() == chosen, chosen[0])
third = socket.create_connection(listener.getsockname(), source_address=("127.0.0.5", 0))
print(third.getsockname()[0])
peers = [listener.accept() for _ in range(3)]
print([address[0] for _, address in peers])
for s in [first, second, third, listener] + [conn for conn, _ in peers]:
    s.close()
