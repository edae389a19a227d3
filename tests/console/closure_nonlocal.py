def closure():
    fs = []
    for i in range(3):
        def g(i=i): return i
        fs.append(g)
    return [f() for f in fs]
print(closure())
def outer():
    x = 1
    def mid():
        def inner():
            nonlocal x
            x += 1
            return x
        return inner
    i = mid()
    return i(), i(), x
print(outer())
x = 1
def shadow():
    global x
    x = 2
    class Q:
        x = 3
        def m(self): return x
    return Q().m(), Q.x
print(shadow(), x)
