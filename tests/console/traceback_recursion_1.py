d=0
def f():
    global d
    d+=1
    f()
try: f()
except RecursionError as e: print(d, e)
def g(n):
    if n == 0: return 0
    return 1 + g(n-1)
for n in (990, 995,996,997,998,999,1000):
    try: print(n, g(n))
    except RecursionError as e: print(n, e)
def h(n):
    return max(n, h(n+1))
try: h(0)
except RecursionError as e: print(e)
def k(): k()
k()
