import socket


class Lossy:
    """Loses the datagrams whose turn is in the list."""

    def __init__(self, sock, lost):
        self.sock, self.lost, self.turn = sock, set(lost), 0

    def sendto(self, data, address):
        self.turn += 1
        if self.turn not in self.lost:
            return self.sock.sendto(data, address)
        return len(data)


receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
receiver.setblocking(False)
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.bind(("127.0.0.1", 0))
sender.settimeout(0.01)
there, back = Lossy(sender, [2, 3]), Lossy(receiver, [2])
got, log = [], []


def receive():
    try:
        data, peer = receiver.recvfrom(100)
    except BlockingIOError:
        return
    number, text = data.split(b":", 1)
    if int(number) == len(got):
        got.append(text)
    back.sendto(b"ack " + number, peer)


for number, text in enumerate((b"one", b"two", b"three")):
    for attempt in range(1, 10):
        there.sendto(b"%d:%s" % (number, text), receiver.getsockname())
        receive()
        try:
            if sender.recv(100) == b"ack %d" % number:
                break
        except TimeoutError:
            log.append(number)
    print(text.decode(), attempt)
print(got, log)
sender.close()
receiver.close()
