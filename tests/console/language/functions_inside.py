def f(a, b=2, *args, c, d=4, **kw):
    """Doc f"""
    return a
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__, f.__qualname__, f.__dict__)
f.attr = 5; print(f.attr, f.__dict__)
print(f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_name)
def g(x: int, y: 'str' = 'a', *z: float, w: list[int] = None, **q: dict) -> bool: pass
print(g.__annotations__)
n: int = 5
m: str
print(__annotations__)
class A:
    q: int = 1
    r: 'list[str]'
    def m(self) -> None: pass
print(A.__annotations__, A.m.__annotations__)
print(int | str, int | None, list[int], dict[str, int], tuple[int, ...], isinstance(5, int | str), isinstance('a', int | None), type(int | str), type(list[int]))
print(list[int]([1,2]), (int | str) == (str | int), int | str | None)
def h(x, /, y, *, z): pass
print(h)
print(lambda: 0)
print((lambda x: x).__name__, A.m, A().m.__func__ is A.m, A.m.__qualname__)
def outer():
    def inner(): pass
    class L: 
        def z(self): pass
    return inner, L
i, L = outer(); print(i.__qualname__, L.__qualname__, L.z.__qualname__, repr(L)[:40])
def counter():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    return inc
c = counter(); print(c(), c(), c(), c.__closure__[0].cell_contents, counter.__closure__)
def dm(x, acc=[]): acc.append(x); return acc
print(dm(1), dm(2), dm.__defaults__)
def va(*args, **kwargs): return args, kwargs
print(va(1, *[2,3], *(4,), x=1, **{'y': 2}))
def ret(): return
print(ret(), ret() is None)
def gen_args(a, b, c): return a*100+b*10+c
print(gen_args(*'123' and (1,2,3)), gen_args(**{'a':1,'b':2,'c':3}), gen_args(1, *(2,), **{'c':3}))
print((lambda *a, **k: (a, k))(1, b=2), (lambda: (yield_ := 5))())
compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1]
try: print(compose(lambda v: v+1, lambda v: v*2)(5))
except Exception as e: print(e)
def rec(n): return 1 if n < 2 else n * rec(n-1)
print(rec(20))
print(callable(f), callable(5), callable(A), callable(A()))
f.__name__ = 'nuevo'; print(f.__name__); f.__doc__ = 'otra'; print(f.__doc__)
del f.attr
try: f.attr
except AttributeError as e: print(e)
try: print(f.nope)
except AttributeError as e: print(e)
