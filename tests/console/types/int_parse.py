for text in ("42", " 42 ", "-7", "+7", "0042", "1_000", "٣", "", " ", "x", "1.5", "0x10", "1__0", "_1", "1_", "- 1", "--1", "1e3", "42\n", "\x00", "12abc"):
    try:
        print(repr(text), int(text))
    except ValueError as error:
        print(error)
for text, base in (("ff", 16), ("0xff", 16), ("0b11", 2), ("11", 2), ("z", 36), ("0o7", 8), ("0x1f", 0), ("010", 0), ("10", 0), ("8", 8), ("2", 2), ("1", 1), ("1", 37), ("a", -1)):
    try:
        print(text, base, int(text, base))
    except ValueError as error:
        print(error)
for bad in (None, [], "a b", {}, b"x", b"12", 1e400, float("nan"), 5 + 0.5, (1,)):
    try:
        print(int(bad))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    int(5, 10)
except TypeError as error:
    print(error)
print(int(), int("9" * 30), int(b"77"), int(True), int("0"), int("-0"), int(-7.9), int(1e20))
print(hex(255), hex(-255), oct(8), bin(5), bin(-5), bin(0), hex(2 ** 70), f"{-5:b}", format(10, "b"), "%x" % 2 ** 40)
for bad in (lambda: hex("a"), lambda: bin(1.5), lambda: oct(None)):
    try:
        bad()
    except TypeError as error:
        print(error)
