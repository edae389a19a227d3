if True && False:
    print("x")
