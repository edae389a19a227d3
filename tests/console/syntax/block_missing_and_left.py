def f(x):
    if x:
print(1)
