for n in (0, 1, 255, 256, 65535, 2 ** 31, 2 ** 64 - 1):
    size = (n.bit_length() + 7) // 8 or 1
    big, little = n.to_bytes(size, "big"), n.to_bytes(size, "little")
    print(n, big, little, int.from_bytes(big, "big") == n, int.from_bytes(little, byteorder="little") == n)
print((-1).to_bytes(4, "big", signed=True), (-128).to_bytes(1, "little", signed=True), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"", "big"), (5).to_bytes(), int.from_bytes(b"\x01\x02"))
print(int.from_bytes([1, 0], "big"), int.from_bytes(bytearray(b"\x01"), "little"), (1024).to_bytes(length=3, byteorder="big"), (0).to_bytes(0, "big"), True.to_bytes(1, "big"))
for bad in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes("x", "big"), lambda: int.from_bytes("ab", "big"), lambda: int.from_bytes(b"a", "x"),
            lambda: (1).to_bytes(-1, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: int.from_bytes(5, "big"), lambda: int.from_bytes(), lambda: (1).to_bytes(1, 2), lambda: int.from_bytes([256], "big")):
    try:
        print(bad())
    except (OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
