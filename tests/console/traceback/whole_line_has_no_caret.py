def check(x):
    assert x > 0, "not positive"
    return x


check(1)
check(-1)
