print(x = 5 = 6)
