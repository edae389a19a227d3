def a():
    return b()
def b():
    try:
        c()
    finally:
        print("fin")
def c():
    with open_it() as x:
        raise KeyError("k")
class open_it:
    def __enter__(self): return 1
    def __exit__(self, *a):
        print([str(z) for z in a[:2]])
a()
