for n in (0, 7, 255, 1024, -42, 2 ** 40):
    print(f"{n:>15}|{n:<15}|{n:^15}|{n:+}|{n:,}|{n:b}|{n:o}|{n:x}|{n:#X}|{n:e}|{n:015d}")
for x in (0.0, 1.0, -2.5, 3.14159265, 1e10, 1e-10, 123456.789):
    print(f"{x}|{x:.2f}|{x:10.3f}|{x:<10.1f}|{x:+.1e}|{x:g}|{x:%}|{x:,.1f}|{x:010.2f}")
print(str(1 / 3), repr(0.1), 1e16, 1e15, 100 / 3, 2 / 1, 7 // 2, 1e3, 5e-5, 123456789.0, 1.10)
print(int("101", 2), int("0x1A", 16), int("-17"), float("2.50"), round(2.567, 1), round(-0.4), int(-3.7), abs(-3.5), 10 ** 3, 10 ** -1)
def size(n):
    for unit in ("B", "kB", "MB", "GB"):
        if n < 1000:
            return f"{n:.4g} {unit}"
        n /= 1000
    return f"{n:.4g} TB"
print([size(n) for n in (5, 999, 1000, 123456, 9876543210, 10 ** 13)])
def roman(n):
    out = ""
    for value, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out, n = out + letters, n - value
    return out
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026)])
print(*(f"{i}x{j}={i * j:2d}" for i in range(2, 4) for j in range(1, 5)), sep=" ")
