valid = False
assert valid
