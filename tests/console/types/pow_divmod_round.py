print(pow(2, 3), pow(2, -1), pow(2.0, 3), pow(2, 3, 5), pow(7, 100, 13), pow(3, -1, 11), pow(-2, 3), pow(0, 0), pow(2, 0.5) > 1.41, 10 ** 18, (-3) ** 3, 2 ** 200)
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(17.5, 5), divmod(2 ** 70, 10 ** 9), round(7.5), round(8.5), round(-7.5), round(1.25, 1), round(15, -1), round(25, -1), round(123.456, -1), round(5), round(5, 3), round(True))
print(abs(-5), abs(5.5), abs(True), -(-5), +5, ~7, 7 // 2, -7 // 2, 7 % -3, 7 / 2, 6 / 2, 2 ** 3, 1_000 + 0x_ff, 0b1111, 0o777, 0XFF, 1e3, .5, 5., 1E-2, 0_0)
for bad in (lambda: pow(2, -1, 4), lambda: pow(2, 1, 0), lambda: pow("a", 2), lambda: pow(2), lambda: divmod(1, 0), lambda: divmod("a", 1), lambda: round("a"), lambda: abs("a"), lambda: 5 % 0, lambda: 5 // 0, lambda: 0 ** -1, lambda: 5 / 0, lambda: pow(2.0, 1, 3), lambda: round(1, 2, 3), lambda: 1 + None, lambda: None + 1, lambda: [] - [], lambda: {} * 2, lambda: 5 @ 5, lambda: 1 < None, lambda: not_defined + 1):
    try:
        print(bad())
    except (ValueError, TypeError, ZeroDivisionError, NameError) as error:
        print(type(error).__name__, error)
print((10).__add__(5), (10).bit_length(), (2 ** 100).bit_length(), (12).bit_count(), int.__name__)
