def a():
    try: return 1
    finally: return 2
def b():
    for i in range(5):
        try: continue
        finally: print('f', i)
        print('never')
    return i
def c():
    while True:
        try: 1/0
        except ZeroDivisionError: break
        finally: print('fin')
    return 'c'
def d():
    for i in range(3):
        try: return i
        finally: continue
    return 'end'
def e():
    try:
        try: raise ValueError('x')
        finally: raise KeyError('y')
    except KeyError as k: return k.__context__
def f():
    try: raise ValueError('x')
    except ValueError as e:
        try: raise TypeError('t') from e
        except TypeError as t: return t.__cause__, t.__context__, t.__suppress_context__
def g():
    try: pass
    except: pass
    else: return 'else'
    finally: print('finally')
def h():
    x = []
    for i in range(10):
        if i == 3: continue
        if i == 6: break
        x.append(i)
    else: x.append('else')
    return x
def i():
    n = 3
    while n:
        n -= 1
    else: return 'while else'
def j():
    for x in []: pass
    else: return 'for else'
def k():
    try:
        try: 1/0
        except TypeError: print('no')
        else: print('no')
        finally: print('inner')
    except ArithmeticError as e: print(type(e), e)
def l():
    x = 1
    try: return x
    finally: x = 2
def m():
    try: raise ValueError(1)
    except ValueError: raise
def n():
    try: raise SystemExit(3)
    except BaseException as e: return repr(e), e.code
def o():
    for i in range(2):
        for j in range(3):
            try:
                if j == 1: break
                print(i, j)
            finally: print('f', i, j)
    return 'o'
for fn in (a,b,c,d,e,f,g,h,i,j,k,l,n,o): print(fn.__name__, fn())
try: m()
except ValueError as e: print(repr(e), e.args)
def q():
    try: raise ValueError('a')
    except (TypeError, ValueError) as e: pass
    try: e
    except UnboundLocalError as x: print(x)
q()
try:
    raise
except RuntimeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise 'x'
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try:
    try: 1/0
    except 5: pass
except TypeError as e: print(e, repr(e.__context__))
try:
    try: 1/0
    except (ValueError, 5): pass
except TypeError as e: print(e)
try: raise int
except TypeError as e: print(e)
class E(Exception):
    def __init__(self, a): super().__init__(a)
try: raise E
except TypeError as e: print(e)
