def f():
    class Inner:
        x = undefined_thing
    return Inner
f()
