def f(x):
    return -x
print(f(3))
print(f("a") + 1)
