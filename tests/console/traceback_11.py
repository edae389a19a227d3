def f(x):
    x.foo.bar = 3
def g():
    a = [1, 2, 3]
    a[5] = 1
try: f(1)
except AttributeError as e: print(e)
try: g()
except IndexError as e: print(e)
a = {}
for k, v in a["x"]: pass
