class CM:
    def __init__(s, n, sup=False): s.n = n; s.sup = sup
    def __enter__(s): print('enter', s.n); return s
    def __exit__(s, t, v, tb): print('exit', s.n, t and t.__name__, v, tb is None); return s.sup
with CM(1) as a, CM(2) as b: print('body', a.n, b.n)
with CM(3, True): raise ValueError('x')
try:
    with CM(4), CM(5, True) as z: 1/0
    print('after')
    with CM(6) as q: raise KeyError('k')
except KeyError as e: print('caught', e)
with (CM(7) as x, CM(8) as y,): print(x.n + y.n)
def f():
    with CM(9): return 'ret'
print(f())
for i in range(2):
    with CM(10 + i): continue
for obj in (5, None, 'a'):
    try:
        with obj: pass
    except Exception as e: print(type(e).__name__, e)
class OnlyEnter:
    def __enter__(s): return s
class OnlyExit:
    def __exit__(s, *a): pass
for o in (OnlyEnter(), OnlyExit()):
    try:
        with o: pass
    except Exception as e: print(type(e).__name__, e)
class EnterFails:
    def __enter__(s): raise OSError('no')
    def __exit__(s, *a): print('never')
try:
    with EnterFails(): pass
except OSError as e: print(e)
class TBCheck:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(type(tb).__name__, tb is v.__traceback__, tb.tb_lineno)
        return True
with TBCheck():
    raise ValueError
