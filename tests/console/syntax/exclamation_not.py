if !True:
    print("x")
