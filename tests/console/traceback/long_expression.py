a, b, c = 1, 2, None
result = (a + b) * (a - b) + (b + c) * a
