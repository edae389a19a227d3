# sendfile with an object that can be read: all of it, from a place on, so many bytes.
import socket
import threading

DATA = b"".join(b"%06d\n" % number for number in range(2000))


class File:
    """What sendfile needs of a file."""

    mode = "rb"

    def __init__(self, data):
        self.data = data
        self.place = 0

    def read(self, size=-1):
        part = self.data[self.place :] if size < 0 else self.data[self.place : self.place + size]
        self.place += len(part)
        return part

    def seek(self, place):
        self.place = place

    def tell(self):
        return self.place


listener = socket.create_server(("127.0.0.1", 0))


def sent(data, *arguments, timeout=None, **named):
    got = []

    def take():
        conn, _ = listener.accept()
        with conn:
            while part := conn.recv(65536):
                got.append(part)

    taker = threading.Thread(target=take)
    taker.start()
    file = File(data)
    with socket.create_connection(listener.getsockname(), timeout=timeout) as sock:
        count = sock.sendfile(file, *arguments, **named)
    taker.join()
    return count, file.tell(), b"".join(got)


count, place, got = sent(DATA)
print(count == len(DATA), place == len(DATA), got == DATA)
print(sent(b""))
count, place, got = sent(DATA, 5000)
print(count, place == len(DATA), got == DATA[5000:])
count, place, got = sent(DATA, count=10007)
print(count, place, got == DATA[:10007])
print(sent(DATA, count=1))
count, place, got = sent(DATA, offset=2007, count=1007)
print(count, place, got == DATA[2007:3014])
count, place, got = sent(DATA, timeout=5)
print(count == len(DATA), got == DATA)


def refused(sock, *arguments):
    try:
        print(sock.sendfile(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


with socket.create_connection(listener.getsockname()) as sock:
    for count in ("10", 10.5, 0, -1):
        refused(sock, File(DATA), 0, count)
    text = File(DATA)
    text.mode = "r"
    refused(sock, text)
    sock.setblocking(False)
    refused(sock, File(DATA))
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
    refused(datagrams, File(DATA))
listener.close()
