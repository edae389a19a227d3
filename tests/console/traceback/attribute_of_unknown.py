a.b = 5
