try:
    try:
        raise ValueError(1)
    except ValueError:
        raise TypeError(2)
    finally:
        print("f")
except TypeError as e:
    print(repr(e.__context__), e.__cause__)
    raise KeyError(3) from None
