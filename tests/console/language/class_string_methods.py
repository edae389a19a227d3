class Packet:
    def __init__(self, kind, body=b""):
        self.kind, self.body = kind, body

    def __bytes__(self):
        return bytes([self.kind, len(self.body)]) + self.body

    def __len__(self):
        return 2 + len(self.body)

    def __str__(self):
        return f"packet {self.kind} of {len(self)} bytes"

    def __int__(self):
        return self.kind

    def __index__(self):
        return self.kind

    def __float__(self):
        return self.kind / 2

    def __hash__(self):
        return hash((self.kind, self.body))

    def __eq__(self, other):
        return bytes(self) == bytes(other)


p = Packet(5, b"abc")
print(bytes(p), len(p), str(p), int(p), float(p), hex(p), bin(p), list(range(10))[p], "x" * p, "%d" % p, f"{p}", "%s" % p)
print(p == Packet(5, b"abc"), p == Packet(5), p != Packet(5), len({p, Packet(5, b"abc"), Packet(6)}), {p: "found"}[Packet(5, b"abc")], round(2.5), bytes(3) == bytes(Packet(0, b"\0"))[:3])
print(p in [Packet(5, b"abc")], [Packet(1), p].index(p), range(p)[-1], chr(Packet(97)), [0] * Packet(2), bytes(bytearray(bytes(p))[2:]))
print("repr" if "Packet object at 0x" in repr(p) else repr(p), repr(p).startswith("<__main__.Packet object"))
