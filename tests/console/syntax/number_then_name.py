count = 3
pairs = [count, 1a 2]
