def check(value):
    assert value > 0, f"bad {value}"
    return value
total = check(1) + check(2) * check(-1)
