xs = [int(x) for x in ["1", "a"]]
