def t(fn):
    try: print(fn())
    except BaseException as e: print(type(e).__name__, e.args, '|', e, '|', repr(e))
class My(Exception): pass
class My2(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f'My2<{self.b}>'
class My3(ValueError):
    def __init__(self, a): self.a = a
class My4(KeyError): pass
def r(e):
    raise e
for e in [Exception(), Exception('a'), Exception('a', 1), ValueError(None), KeyError('k'), KeyError(1, 2), KeyError(), KeyError(''), IndexError('i'), My, My(), My('x'), My2(1, 2), My3('q'), My4('z'), OSError(), OSError('a'), OSError(2, 'msg'), OSError(2, 'msg', 'file'), OSError(2, 'msg', 'f', None, 'g'), OSError(1, 2, 3, 4, 5, 6), FileNotFoundError('x'), OSError(111, 'ref'), StopIteration(3), SystemExit(4), SystemExit('x'), KeyboardInterrupt(), UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'why'), UnicodeEncodeError('ascii', 'ñ', 0, 1, 'why'), UnicodeEncodeError('ascii', 'ñññ', 0, 2, 'why'), UnicodeDecodeError('utf-8', b'abc', 0, 3, 'why'), SyntaxError('m'), SyntaxError('m', ('f', 1, 2, 'text')), ImportError('m', name='n', path='p'), NameError('n', name='x'), AttributeError('a', name='n', obj=1), AssertionError('x'), AssertionError(), GeneratorExit(), ArithmeticError(1), BlockingIOError(11, 'again'), TimeoutError('t'), ConnectionRefusedError(111, 'r'), NotImplementedError(), RecursionError('r'), MemoryError(), UnboundLocalError('u'), Warning('w'), DeprecationWarning('d'), BaseException('b'), EOFError(), LookupError('l'), BufferError('b'), ExceptionGroup('g', [ValueError(1)])]:
    t(lambda: r(e))
t(lambda: r(5)); t(lambda: r('s')); t(lambda: r(None)); t(lambda: r(int)); t(lambda: r(object()))
def f1(): raise ValueError from 5
def f2(): raise
def f3(): raise ValueError('a') from KeyError('b')
def f4():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('x') from e
def f5():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('x') from None
def f6():
    try: 1/0
    except ZeroDivisionError: undefined_name
for f in (f1, f2, f3, f4, f5, f6):
    try: f()
    except Exception as e: print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__, e.__traceback__ is not None)
e = OSError(2, 'No such', 'f'); print(e.errno, e.strerror, e.filename, e.filename2, type(e), isinstance(e, FileNotFoundError))
e = OSError('only'); print(e.errno, e.strerror, e.filename)
e = SystemExit(3); print(e.code, SystemExit().code, SystemExit(1, 2).code)
e = UnicodeDecodeError('utf-8', b'\xffz', 0, 1, 'why'); print(e.encoding, e.object, e.start, e.end, e.reason)
e = ImportError('m', name='n', path='p'); print(e.name, e.path, e.msg)
e = StopIteration(1, 2); print(e.value)
e = ValueError('a'); e.add_note('n1'); e.add_note('n2'); print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
print(e.with_traceback(None) is e, e.args); e.args = (1, 2); print(e, repr(e)); e.args = 'ab'; print(e.args)
try: e.args = 5
except TypeError as x: print(x)
try: e.__cause__ = 5
except TypeError as x: print(x)
try: e.__context__ = 5
except TypeError as x: print(x)
try: e.__traceback__ = 5
except TypeError as x: print(x)
e.custom = 1; 
def g():
    try: raise KeyError('x')
    except (ValueError, KeyError) as e: return repr(e)
print(g())
def h():
    try: 1/0
    except 5: pass
t(h)
def h2():
    try: 1/0
    except (ValueError, 'x'): pass
t(h2)
def h3():
    try: 1/0
    except [ZeroDivisionError]: pass
t(h3)
try:
    try: raise ValueError(1)
    except ValueError as v: pass
    print(v)
except NameError as e: print(e)
def rr():
    try: 1/0
    except:
        try: raise KeyError
        except KeyError: pass
        raise
t(rr)
import sys
try: 1/0
except ZeroDivisionError: print(sys.exc_info()[0], sys.exc_info()[1])
print(sys.exc_info())
t(lambda: ValueError(x=1)); t(lambda: Exception(x=1)); t(lambda: OSError(x=1)); t(lambda: UnicodeDecodeError(1)); t(lambda: UnicodeDecodeError()); t(lambda: ImportError(x=1)); t(lambda: StopIteration(x=1)); t(lambda: My2(1)); t(lambda: AttributeError('a', foo=1));
print(ValueError('a') == ValueError('a'), ValueError.__mro__, issubclass(ConnectionError, OSError), IOError is OSError, EnvironmentError is OSError)
print(hash(ValueError) == hash(ValueError), bool(ValueError()), str(KeyError('it\'s')), str(KeyError(('a',))), str(Exception(('a',))), str(Exception(b'x')), str(Exception([1])))
