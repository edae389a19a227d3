x = 1
if x > 5:
    pass
elif x = 1:
    print("one")
