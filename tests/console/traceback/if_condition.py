limit = None
if 5 > 3 and 4 < limit:
    print("x")
