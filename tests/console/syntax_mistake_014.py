def f():
    x: int = 3
    global x
