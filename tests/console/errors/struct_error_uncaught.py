import struct
print(struct.unpack("!H", b"\x00\x50"))
struct.unpack("!I", b"\x00\x50")
