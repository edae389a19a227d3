def load(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError("cannot load") from error


load("x")
