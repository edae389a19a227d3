class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, *a): print('exit', self.n)
def ret():
    for i in range(5):
        with M(i):
            if i == 1: return i
print(ret())
def tf():
    try:
        raise ValueError("a")
    except ValueError as e:
        try: raise KeyError("b")
        except KeyError as e2: return repr(e2.__context__)
    finally: print("finally")
print(tf())
try:
    try: 1/0
    finally: print("cleanup")
except ZeroDivisionError as e: print(e)
def nested_finally():
    while True:
        try:
            try: return "x"
            finally: break
        finally: print("outer")
    return "y"
print(nested_finally())
