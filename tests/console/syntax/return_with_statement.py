def f():
    return if True: 1
