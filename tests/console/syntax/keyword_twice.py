print("a", end="", end="")
