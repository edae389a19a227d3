len("x") = 5
