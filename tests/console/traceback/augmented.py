total = {"n": 1}
total["n"] += "x"
