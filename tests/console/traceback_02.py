def f():
    try:
        1 / 0
    except ZeroDivisionError:
        g()
def g():
    raise RuntimeError("in handler")
f()
