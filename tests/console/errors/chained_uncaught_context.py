try:
    int("port")
except ValueError as error:
    print("while handling", error.nothing)
