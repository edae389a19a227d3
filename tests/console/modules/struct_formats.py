import struct
for form, values in (("!H", (80,)), ("<H", (80,)), (">I", (1,)), ("<I", (1,)), ("!Q", (2 ** 40,)), ("b", (-1,)), ("B", (255,)), ("!h", (-2,)), ("!i", (-3,)), ("!q", (-4,)), ("?", (True,)), ("?", ([],)), ("c", (b"x",)), ("3s", (b"abcdef",)), ("5s", (b"ab",)), ("!f", (1.5,)), ("<d", (0.1,)), ("!HBB4s", (1, 2, 3, b"abcd")),
                     ("3B", (1, 2, 3)), ("!2H", (1, 2)), ("!BxH", (1, 2)), ("4x", ()), ("5p", (b"abc",)), ("0s", (b"",)), ("!e", (1.5,)), ("", ()), ("@i", (7,)), ("=l", (7,)), ("<l", (-7,)), ("n", (5,)), ("N", (5,))):
    packed = struct.pack(form, *values)
    print(repr(form), packed, struct.calcsize(form), struct.unpack(form, packed))
print([struct.calcsize(f) for f in ("bi", "=bi", "<bi", "ib", "bq", "bhb", "!bhb", "P", "l", "=l", "i0q", "ci", "3s i", "llh0l")])
