import struct


def encode_name(name):
    return b"".join(bytes([len(p)]) + p.encode("ascii") for p in name.split(".")) + b"\0"


def decode_name(data, at):
    parts = []
    while data[at]:
        size = data[at]
        parts.append(data[at + 1:at + 1 + size].decode("ascii"))
        at += 1 + size
    return ".".join(parts), at + 1


query = struct.pack("!6H", 0x1234, 0x0100, 1, 0, 0, 0) + encode_name("www.example.org") + struct.pack("!HH", 1, 1)
print(len(query), query.hex())
ident, flags, questions, *rest = struct.unpack_from("!6H", query)
name, at = decode_name(query, 12)
kind, klass = struct.unpack_from("!HH", query, at)
print(hex(ident), f"{flags:016b}", questions, rest, name, kind, klass, at + 4 == len(query))


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


packet = struct.pack("!BBHHH", 8, 0, 0, 1, 1) + b"ping!"
print(hex(checksum(packet)))
packet = packet[:2] + struct.pack("!H", checksum(packet)) + packet[4:]
print(checksum(packet), packet)
