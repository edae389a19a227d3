print(5 + 3, 5 - 8, 5 * 3, 5 / 2, 5 // 2, -5 // 2, 5 % 3, -5 % 3, 2 ** 10, divmod(17, 5), abs(-3), -(-3), 10 ** 20, 7 & 3, 4 | 1, 5 ^ 1, ~0, 1 << 4, 256 >> 4)
print(int("42"), int("ff", 16), int(3.9), int("-7"), str(42), hex(255), bin(5), oct(8), 0x10, 0b11, 0o17, 1_000, round(3.5), round(2.5), pow(2, 3), pow(2, 3, 5), max(1, 2), min(1, 2))
print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"), (10).bit_length(), True + 1, int(True), bool(0), bool(-1), 3 == 3.0, 1 < 2 < 3)
print(80 == 80, 1 is not None, 5 in (4, 5), not 0, 0 or 5, 3 and 0, 2 ** 0.5 == 1.4142135623730951, 1e3, 0.1 + 0.2, 1 / 3, 10 / 5, float(3), 7.0 // 2, round(3.14159, 2))
