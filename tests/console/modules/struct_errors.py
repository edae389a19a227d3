import struct
for call in (lambda: struct.pack("B", 256), lambda: struct.pack("B", -1), lambda: struct.pack("b", 200), lambda: struct.pack("!H", 65536), lambda: struct.pack("!h", 40000), lambda: struct.pack("!I", -1), lambda: struct.pack("!i", 2 ** 31), lambda: struct.pack("!Q", 2 ** 64), lambda: struct.pack("!q", 2 ** 63),
             lambda: struct.pack("!H"), lambda: struct.pack("!H", 1, 2), lambda: struct.pack("!HH", 1), lambda: struct.pack("!H", "x"), lambda: struct.pack("!H", 1.5), lambda: struct.pack("!f", "x"), lambda: struct.pack("4s", "text"), lambda: struct.pack("c", b"ab"), lambda: struct.pack("c", 5), lambda: struct.pack("z", 1), lambda: struct.pack("!n", 1),
             lambda: struct.pack(5), lambda: struct.pack(), lambda: struct.unpack("!H", b"a"), lambda: struct.unpack("!H", b"abc"), lambda: struct.unpack("!H", "ab"), lambda: struct.unpack("!H"), lambda: struct.unpack_from("!I", b"abc"), lambda: struct.unpack_from("!H", b"abcd", 3), lambda: struct.unpack_from("!H", b"abcd", -1), lambda: struct.unpack_from("!H", b"abcd", 10),
             lambda: struct.pack_into("!H", bytearray(1), 0, 1), lambda: struct.pack_into("!H", b"ab", 0, 1), lambda: struct.calcsize("!3"), lambda: struct.calcsize("k"), lambda: struct.unpack("!2", b""), lambda: struct.pack("!f", 1e300), lambda: struct.pack("x", 1), lambda: list(struct.iter_unpack("!H", b"abc")), lambda: struct.pack("!H", None), lambda: struct.pack("?",)):
    try:
        print(call())
    except (struct.error, TypeError, OverflowError) as error:
        print(type(error).__name__, "|", error)
print(struct.error, struct.error.__name__, issubclass(struct.error, ValueError), issubclass(struct.error, Exception))
