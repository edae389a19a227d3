for what in (ValueError, ValueError("x"), ValueError("x", 1), KeyError("k"), OSError(2, "gone"), StopIteration(5), SystemExit(3), KeyboardInterrupt(), Exception(), Exception(None), AssertionError("a"), NotImplementedError("later"), EOFError, MemoryError("m"), RuntimeError(b"x"), UnicodeError("u"), ArithmeticError, LookupError("l"), BufferError(), ImportError("i"), ModuleNotFoundError("m"), OverflowError(), FloatingPointError(), Warning("w"), UserWarning("u"), DeprecationWarning()):
    try:
        raise what
    except BaseException as error:
        print(repr(error), "|", error, "|", error.args, "|", type(error).__mro__[1].__name__)
for bad in (5, "text", None, int, [ValueError]):
    try:
        raise bad
    except TypeError as error:
        print(error)
raise ValueError("last", ["one"])
