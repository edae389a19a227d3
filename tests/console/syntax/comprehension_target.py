x = [i, j for i in y]
