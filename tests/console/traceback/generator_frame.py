words = ["1", "x"]
print(sum(int(w) for w in words))
