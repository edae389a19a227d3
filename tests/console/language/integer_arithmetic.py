for a in (7, -7):
    for b in (3, -3):
        print(a // b, a % b, divmod(a, b), a / b > 0)
print(10 ** 30 // 7, 10 ** 30 % 7, (10 ** 30) ** 2)
print(-(10 ** 20) // 3, -(10 ** 20) % 3, divmod(-(10 ** 20), -7))
print(pow(2, 10), pow(2, 100, 7), pow(3, -1, 7), pow(2, -2), abs(-10 ** 25))
print(5 // 2.0, 5 % 2.5, -5 // 2.0, -5.5 % 2, 1e16 + 1, 0.1 + 0.2)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.0), round(7.123456, 3))
print(int("  42 "), int("-0b101", 2), int("ff", 16), int("0o17", 0), int("1_000"), int(3.99), int(-3.99), int(True))
print(float("1e3"), float(" -inf "), float("nan"), float("1_0.5"), float(10 ** 20))
print(1e100, 1.5e-7, 123456789012345678.0, 1e15, 1e16, 0.0001, 0.00001, -0.0)
print((255).to_bytes(2, "big"), (-1).to_bytes(2, "little", signed=True), int.from_bytes(b"\x01\x00", "big"))
print(10 == 10.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, hash(1) == hash(1.0))
print((5).bit_length(), 3.5.is_integer(), (4.0).is_integer())
