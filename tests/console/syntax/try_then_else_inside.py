a = 1
def f():
    try:
        x = 1
    else:
        y = 2
    return 3
