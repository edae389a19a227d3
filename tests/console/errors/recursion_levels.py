def f(n):
    print('n', n)
    f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(e)
def g(l):
    return str(len(l)) + g(l + [1])
try:
    g([])
except RecursionError as e:
    print(e)
def h(n):
    if isinstance(n, str): return 0
    return max(n, h(n + 1))
try:
    h(0)
except RecursionError as e:
    print(e)
def k(s):
    if s == 'x': return 0
    return k(s + 'a')
try:
    k('')
except RecursionError as e:
    print(e)
def c(n):
    if n != 1.5: return c(n + 1)
try:
    c(1)
except RecursionError as e:
    print(e)
def w(d):
    d['n'] = d.get('n', 0) + 1
    return w(d)
d = {}
try: w(d)
except RecursionError as e:
    print(e, d)
class Node:
    def __init__(self): self.child = Node()
try: Node()
except RecursionError as e: print(e)
class P:
    x = property(lambda self: self.x)
try: P().x
except RecursionError as e: print(e)
class S:
    def __setattr__(self, n, v): self.n = v
try: S().a = 1
except RecursionError as e: print(e)
class T:
    def __str__(self): return f'{self}'
try: print(T())
except RecursionError as e: print(e)
class T:
    def __repr__(self): return f'T({self!r})'
try: print(T())
except RecursionError as e: print(e)
class T:
    def __eq__(self, o): return self == o
try: print(T() == 1)
except RecursionError as e: print(e)
