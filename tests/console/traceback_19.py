def even(n): return odd(n - 1)
def odd(n): return even(n - 1)
try:
    even(10)
except RecursionError as e:
    print(e)
def deep(n):
    if n: return [deep(n-1)]
    raise ValueError(n)
deep(3)
