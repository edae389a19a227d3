import socket
listener = socket.create_server(("127.0.0.1", 0))
sender = socket.create_connection(listener.getsockname())
receiver, _ = listener.accept()
print(sender.send(b"AAA"))
print(sender.send(b"BBB"))
sender.shutdown(socket.SHUT_WR)
received = receiver.recv(100, socket.MSG_WAITALL)
print(received, len(received))
print(receiver.recv(100))
for s in (sender, receiver, listener):
    s.close()
