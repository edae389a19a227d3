def risky(n):
    if n == 0:
        raise ValueError("zero")
    try:
        risky(n - 1)
    except ValueError as error:
        print("level", n, error)
        if n == 3:
            raise KeyError(n) from error
        raise


try:
    risky(2)
except ValueError as error:
    print("top", error)
risky(4)
