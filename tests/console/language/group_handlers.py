def f():
    for i in range(3):
        try:
            raise ExceptionGroup('g', [ValueError(i)])
        except* ValueError as e:
            print(i, e.exceptions)
        else:
            print('else')
        finally:
            print('finally')
    return 'end'
print(f())
try:
    pass
except* ValueError:
    pass
else:
    print('else')
try:
    raise ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [TypeError(2), OSError(3)])])
except* (TypeError, ValueError) as e:
    print(repr(e))
except* OSError as e:
    print(repr(e))
class MyG(ExceptionGroup):
    def extra(self): return len(self.exceptions)
try:
    raise MyG('m', [ValueError(1), TypeError(2)])
except* ValueError as e:
    print(type(e).__name__, repr(e))
except* TypeError as e:
    print(repr(e))
print(MyG('x', [OSError()]).extra(), MyG('x', [OSError()]).message)
try: MyG('x')
except TypeError as e: print(e)
