import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def attempt(call):
    try:
        print(call())
    except (RecursionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


print(sys.getrecursionlimit())
attempt(lambda: depth(2000))
print(sys.setrecursionlimit(5000))
print(sys.getrecursionlimit())
attempt(lambda: depth(2000))
attempt(lambda: depth(6000))
sys.setrecursionlimit(100)
attempt(lambda: depth(50))
attempt(lambda: depth(150))
attempt(lambda: sys.setrecursionlimit(0))
attempt(lambda: sys.setrecursionlimit(-5))
attempt(lambda: sys.setrecursionlimit(1))
attempt(lambda: sys.setrecursionlimit("a"))
attempt(lambda: sys.setrecursionlimit())
attempt(lambda: sys.setrecursionlimit(2.5))
print(sys.getrecursionlimit())
sys.setrecursionlimit(10**6)
print(sys.getrecursionlimit())
