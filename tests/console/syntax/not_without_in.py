x = 5 not 6
