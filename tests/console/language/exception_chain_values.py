def convert(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError("bad number") from error


try:
    convert("x")
except RuntimeError as error:
    print(repr(error), repr(error.__cause__), error.__suppress_context__)
    print(error.__context__ is error.__cause__)

try:
    try:
        {}["k"]
    except KeyError:
        [][1]
except IndexError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden") from None
except ValueError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)

try:
    raise ValueError("a") from KeyError("b")
except ValueError as error:
    print(error.__cause__.args, error.args)

try:
    raise ValueError from 5
except TypeError as error:
    print(error)
