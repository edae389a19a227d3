try:
    raise ValueError("x")
except ValueError as error:
    kept = error
try:
    error
except NameError as problem:
    print(problem)
print(repr(kept), kept.args)
error = "mine"
try:
    raise KeyError("y")
except KeyError as error:
    print(error.args)
print("error" in globals())
try:
    [].pop()
except (IndexError, KeyError) as e:
    print(e)
print("e" in globals(), "kept" in globals())
kinds = (ZeroDivisionError, OverflowError)
try:
    2.0 ** 10000
except kinds as e:
    print(type(e).__name__, e.args)
try:
    try:
        raise OSError
    except "not a class":
        pass
except TypeError as e:
    print(e)
