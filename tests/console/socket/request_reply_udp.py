import socket
import struct

REQUEST, REPLY, ERROR = range(1, 4)


def pack(kind, ident, payload=b""):
    return struct.pack("!BHH", kind, ident, len(payload)) + payload


def unpack(data):
    if len(data) < 5:
        raise ValueError("short datagram: %d bytes" % len(data))
    kind, ident, size = struct.unpack_from("!BHH", data)
    payload = data[5:]
    if len(payload) != size:
        raise ValueError("size says %d, there are %d" % (size, len(payload)))
    return kind, ident, payload


server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
client.connect(server.getsockname())
client.settimeout(1)


def serve_one():
    data, peer = server.recvfrom(2048)
    try:
        kind, ident, payload = unpack(data)
        server.sendto(pack(REPLY, ident, payload[::-1]), peer)
    except ValueError as error:
        server.sendto(pack(ERROR, 0, str(error).encode()), peer)


for ident, datagram in enumerate([pack(REQUEST, 0, b"hello"), pack(REQUEST, 1), b"abc", pack(REQUEST, 3, b"cut")[:-1]]):
    client.send(datagram)
    serve_one()
    print(ident, unpack(client.recv(2048)))
seen = set()
for ident in (7, 7, 8):
    client.send(pack(REQUEST, ident))
    kind, got, _ = unpack(server.recv(100))
    print(got, "again" if got in seen else "new")
    seen.add(got)
server.close()
client.close()
