import socket
import struct

EPOCH = 2208988800
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.connect(server.getsockname())
client.send(b"")
question, who = server.recvfrom(64)
server.sendto(struct.pack("!I", 1000000000 + EPOCH), who)
seconds, = struct.unpack("!I", client.recv(4))
print(question, seconds - EPOCH)


def ask(number, text):
    packet = struct.pack("!HB", number, len(text)) + text.encode()
    client.send(packet)
    data, who = server.recvfrom(512)
    number, size = struct.unpack_from("!HB", data)
    word = data[3:3 + size].decode()
    server.sendto(struct.pack("!H?i", number, word in known, known.get(word, -1)), who)
    return struct.unpack("!H?i", client.recv(512))


known = {"one": 1, "two": 2}
print(ask(1, "one"), ask(2, "nine"), ask(65535, ""))
client.close()
server.close()
