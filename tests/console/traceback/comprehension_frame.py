words = ["1", "x"]
numbers = [int(w) for w in words]
