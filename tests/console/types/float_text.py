for x in (0.1, 1.0, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1.5e300, -0.0, 5e-324, 1.7976931348623157e308, 2 / 3, 100.0, 1e22, 1e23, 0.1 + 0.2, 3.0e10):
    print(x, repr(x), str(x), f"{x:.3f}"[:30], f"{x:g}", f"{x:.2e}", "%.1f" % x if abs(x) < 1e20 else "-", x.is_integer())
print(float("inf"), -float("inf"), float("nan"), float("1e400"), float("-1e-400"), float(" 1.5\n"), float("1_0"), float("infinity"), float("-NaN"), float(b"2.5"), float(), float(True))
for bad in ("", "x", "1.5.2", "1e", "--1", "0x10", None, [], "1 2"):
    try:
        print(float(bad))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for bad in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1 % 0.0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1, lambda: 2.0 ** 5000, lambda: int(float("inf")), lambda: float(10 ** 400), lambda: 1.5 << 1, lambda: 10 ** 400 / 3, lambda: round(float("nan")), lambda: round(1.5, "x")):
    try:
        print(bad())
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
inf = float("inf")
print(inf > 10 ** 400, inf == inf, inf - inf, inf * 0, max(1, inf), min(float("nan"), 1), 1e308 * 10, -7.5 // 2, -7.5 % 2, divmod(7.5, 2), 2 ** 0.5, 10 ** -2, 4 ** 0.5, (-8) // 3.0)
print(1.5 == 3 / 2, hash(0.5) == hash(0.5), 1e3 == 1000, round(0.5), round(1.5), round(-0.5), round(2.345, 2), round(12345.678, -2), abs(-2.5))
