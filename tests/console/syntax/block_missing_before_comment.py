def f():
    if x:

# here
print(1)
