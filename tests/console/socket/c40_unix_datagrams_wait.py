import socket
receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
receiver.bind("")
sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
sender.connect(receiver.getsockname())
sender.setblocking(False)
sent = 0
try:
    while sent < 100000:
        sender.send(b"%06d" % sent)
        sent += 1
except BlockingIOError as error:
    print(error, sent > 0)
receiver.setblocking(False)
got = []
try:
    while True:
        got.append(int(receiver.recv(100)))
except BlockingIOError:
    print(len(got) == sent, got == list(range(sent)))
sender.close()
receiver.close()
