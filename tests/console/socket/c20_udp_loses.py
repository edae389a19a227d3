import socket
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
receiver.bind(("127.0.0.1", 0))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sent = 0
for i in range(200):
    sent += sender.sendto(b"%03d" % i + b"." * 97, receiver.getsockname())
print(sent)
receiver.setblocking(False)
numbers = []
try:
    while True:
        numbers.append(int(receiver.recv(200)[:3]))
except BlockingIOError:
    pass
print(0 < len(numbers) < 200, numbers == list(range(len(numbers))))
sender.close()
receiver.close()
