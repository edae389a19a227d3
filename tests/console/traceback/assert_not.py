x = [1]
assert not x, x
