try:
    int("x")
except ValueError:
    print("visto")
    raise
