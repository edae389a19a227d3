not = 3
