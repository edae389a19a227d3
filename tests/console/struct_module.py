import struct
print(struct.pack("!HI", 80, 1), struct.unpack("!HI", b"\0P\0\0\0\1"), struct.calcsize("!HIb"), struct.calcsize("bi"))
print(struct.pack("<i", -2), struct.pack(">q", -2), struct.pack("4s", b"ab"), struct.pack("5sx?", b"hola!!", 1), struct.pack("!3B", 1, 2, 3))
print(struct.unpack("!f", struct.pack("!f", 1.5)), struct.unpack(">d", struct.pack(">d", -0.1)), struct.unpack("c", b"a"), struct.unpack("3p", b"\2ab"))
print(struct.unpack_from("!H", b"abcd", 2), struct.pack("bi", 1, 2))
for f, *a in [("B", 300), ("h", 70000), ("!h", 70000), ("!H", 70000), ("H", 70000), ("i", 2**40), ("!I", -1), ("!q", 2**70), ("q", 2**70), ("!H", "a"), ("!H",), ("!H", 1, 2), ("4s", "a"), ("c", "a"), ("z", 1), ("f", "a"), ("3",)]:
    try:
        print(struct.pack(f, *a))
    except struct.error as e:
        print(f, a, e)
struct.unpack("!I", b"abc")
