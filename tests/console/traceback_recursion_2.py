def g(n):
    if n == 0: return 0
    return 1 + g(n-1)
g(5000)
