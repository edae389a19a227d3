x = 1
else:
    print("what?")
