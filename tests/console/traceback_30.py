if 1 < "a":
    print("x")
