for spec in ("", "d", "5d", "<5d", "^5d", ">5d", "05d", "+d", " d", "x", "#x", "X", "#o", "b", "#b", ",", "_", "_x", "c", "n", "e", ".2f", "%", "*^9", "=+6", "08.2f", ">+8,", "#010b"):
    try:
        print(repr(spec), repr(format(65, spec)), repr(format(-1234, spec)) if spec != "c" else "")
    except (ValueError, OverflowError) as error:
        print(repr(spec), error)
for spec in ("", ".0f", ".1f", ".3", "10.2f", "<10.2f|", "+.2f", "e", ".2e", "E", "g", ".3g", "G", "%", ".1%", ",.2f", "_.1f", "010.3f", "#.0f", " .2f", "d", "x", "n", "z.1f", "^12.4"):
    try:
        print(repr(spec), repr(format(1234.5678, spec)), repr(format(-0.04, spec)))
    except ValueError as error:
        print(repr(spec), error)
for value, spec in (("ab", "5"), ("ab", ">5"), ("ab", "^6"), ("abcdef", ".3"), ("ab", "*<5.1"), ("ab", "05"), ("ab", "d"), ("ab", "+"), ("ab", ","), ("ab", "=5"), ("ab", "s"), (True, ""), (True, "d"), (True, "5"), (None, ""), (None, "5"), ([1], ""), ([1], "5"), (b"x", ""), (b"x", "5"), (10 ** 30, ","), (5, "1.2d"), (5, "q"), (5, "5.q"), (5.5, "q"), (1e400, "f"), (float("nan"), "5.1f"), (0, "+"), (-5, "c"), (5, ",x"), (5, "_,")):
    try:
        print(repr(spec), repr(format(value, spec)))
    except (ValueError, TypeError, OverflowError) as error:
        print(repr(spec), type(error).__name__, error)
