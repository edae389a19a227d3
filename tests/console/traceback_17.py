def f():
    x = 5
    del x
    print(f"{x!r:>10}")
f()
