try:
    raise KeyboardInterrupt
except KeyboardInterrupt as error:
    print(repr(error), isinstance(error, Exception))
print("the program goes on")
