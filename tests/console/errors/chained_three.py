try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            [][0]
    except IndexError as error:
        raise KeyError("third") from error
except KeyError as error:
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__cause__ or error.__context__
    print(chain)
try:
    raise ValueError("again")
finally:
    print("cleaning up")
