for a, b in ((12, 10), (-1, 255), (0, 7), (2 ** 40, 2 ** 40 - 1)):
    print(a & b, a | b, a ^ b, ~a)
print(1 << 10, 1 << 100, -8 >> 1, -1 >> 100, 5 >> 3, 0 << 9999)
print(True & False, True | False, True ^ True, type(True & 1), ~True)
print(0xFF & ~0x0F, 0b1010 | 0o17, 1_000_000 & 0xFFFF)
print(2 | 4 & 6 ^ 1, 1 + 2 << 3, -2 ** 2, 2 ** 3 ** 2, 2 ** -1)
for bad in (lambda: 1 << -1, lambda: 1.0 & 1, lambda: "a" | "b", lambda: ~1.5, lambda: 1 >> -2):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
flags = 0
for bit in (0, 3, 5):
    flags |= 1 << bit
print(bin(flags), flags.bit_length(), flags.bit_count(), hex(flags), oct(flags))
address = 0
for part in "192.168.1.20".split("."):
    address = address << 8 | int(part)
print(address, [address >> s & 255 for s in (24, 16, 8, 0)])
