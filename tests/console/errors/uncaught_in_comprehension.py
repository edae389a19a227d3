words = ["1", "2", "three"]
print([len(w) for w in words])
print([int(w) for w in words])
