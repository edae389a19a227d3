class GaveUp(OSError):
    pass


try:
    raise GaveUp(110, "too slow")
except OSError as error:
    print(error, error.errno, error.strerror, type(error).__name__)
try:
    raise GaveUp("only text")
except OSError as error:
    print(error, error.errno, error.args)
raise GaveUp(111, "nobody", "there")
