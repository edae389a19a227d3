def f():
    return g(1)(2)(3)
def g(x):
    return lambda y: x + y
print(f())
