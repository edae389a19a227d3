del len("x")
