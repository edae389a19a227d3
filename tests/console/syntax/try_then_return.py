a = 1
def f():
    try:
        x = 1
    return 3
