import socket
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
receiver.settimeout(1)
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for size in (0, 1, 1472, 65507, 65508, 70000):
    try:
        sent = sender.sendto(bytes(size), receiver.getsockname())
        print(size, sent, len(receiver.recv(70000)))
    except OSError as error:
        print(size, type(error).__name__, error.errno, error)
sender.close()
receiver.close()
