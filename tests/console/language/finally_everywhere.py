def a():
    for i in range(3):
        try:
            if i == 1: break
            print('body', i)
        finally:
            print('fin', i)
    else:
        print('else')
    print('after')
a()
def b():
    for i in range(3):
        try:
            continue
        finally:
            print('fin', i)
    else:
        print('else')
b()
def c():
    try:
        return 'try'
    finally:
        print('fin')
        return 'finally'
print(c())
def d():
    try:
        1/0
    finally:
        return 'swallow'
print(d())
def e():
    while True:
        try:
            return 1
        finally:
            break
    return 2
print(e())
def f():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as x:
            print('caught', x)
            continue
        finally:
            print('f', i)
    else:
        print('done')
f()
def g():
    try:
        try:
            raise KeyError('in')
        finally:
            print('inner')
            raise ValueError('replaced')
    except Exception as err:
        print(repr(err), repr(err.__context__), err.__cause__, err.__suppress_context__)
g()
def h():
    x = 1
    try:
        return x
    finally:
        x = 2
print(h())
def i():
    for n in range(5):
        for m in range(5):
            try:
                if m == 2: break
            finally:
                if n == 3: return (n, m)
                print(n, m, end=';')
        else:
            print('never')
print(i())
def j():
    try:
        pass
    except ValueError:
        pass
    else:
        print('else')
        try:
            return 'else-return'
        finally:
            print('inner-f')
    finally:
        print('outer-f')
print(j())
def k():
    while True:
        try:
            try:
                break
            finally:
                print(1)
        finally:
            print(2)
    else:
        print('no')
    return 3
print(k())
def l():
    try:
        raise ValueError
    except ValueError:
        try:
            raise
        except ValueError as e:
            print('again', repr(e))
            return 1
    finally:
        print('end')
print(l())
