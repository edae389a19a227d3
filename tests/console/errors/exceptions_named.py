class A(Exception): pass
class B(A): pass
class C(B, ValueError): pass
class D(Exception):
    def __init__(self, msg, code):
        super().__init__(msg); self.code = code
class E(Exception):
    def __init__(self, msg, code): self.code = code
class F(Exception):
    def __str__(self): return 'F!'
class G(Exception):
    def __init__(self): pass
class H(OSError): pass
class I(KeyError): pass
for e in (A(), A(1), A(1,2), B('x'), C('y'), D('m', 5), E('m', 6), F(1), G(), H(2, 'nf'), H('s'), I('k'), OSError(2, 'x', 'f'), OSError(2), OSError(), OSError(111, 'r'), OSError(2,'x','f',None,'g'), KeyError(), KeyError('a'), KeyError(1,2), SystemExit(), SystemExit(2), StopIteration(3), UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad'), SyntaxError('m'), SyntaxError('m', ('f', 1, 2, 't')), ImportError('m', name='n', path='p'), AttributeError('m', name='n', obj=5), NameError('m', name='n'), ModuleNotFoundError('m', name='q')):
    print(repr(e), '|', str(e), '|', e.args, '|', type(e).__mro__[1].__name__)
print(C.__mro__)
try: raise C('z')
except ValueError as e: print(type(e).__name__, isinstance(e, A))
try: A(x=1)
except TypeError as e: print(e)
try: D(1)
except TypeError as e: print(e)
try: UnicodeDecodeError('x')
except TypeError as e: print(e)
try: ValueError(a=1)
except TypeError as e: print(e)
e = ImportError('m', name='n', path='p'); print(e.name, e.path, e.msg)
e = AttributeError('m', name='n', obj=5); print(e.name, e.obj)
try: foo
except NameError as e: print(e.name, e.args)
try: (5).foo
except AttributeError as e: print(e.name, e.obj)
try: import nosuchmod
except ImportError as e: print(e.name, e.path, e.msg, type(e).__name__)
try: from socket import zzz
except ImportError as e: print(e.name, e.args[0][:40])
e = OSError(2, 'nf', 'file'); print(e.errno, e.strerror, e.filename, e.filename2, type(e).__name__)
e = OSError('only'); print(e.errno, e.strerror, e.filename)
e = H(13, 'x'); print(type(e).__name__, e.errno)
e = UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad'); print(e.encoding, e.object, e.start, e.end, e.reason)
try: b'\xff'.decode()
except UnicodeDecodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
e = SyntaxError('m', ('f', 1, 2, 't')); print(e.msg, e.filename, e.lineno, e.offset, e.text)
e = SystemExit(5); print(e.code)
e = StopIteration(7); print(e.value)
e = KeyError('k'); e.extra = 5; print(e.extra, e.__dict__)
e = ValueError('v'); e.args = (1, 2); print(e, e.args)
try: e.args = 5
except TypeError as x: print(x)
e.add_note('a'); e.add_note('b'); print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
try: e.__cause__ = 5
except TypeError as x: print(x)
e.__cause__ = KeyError('c'); print(repr(e.__cause__), e.__suppress_context__)
e.__context__ = KeyError('d'); print(repr(e.__context__)); e.__suppress_context__ = False; print(e.__suppress_context__)
print(e.with_traceback(None) is e, e.__traceback__)
try: 1/0
except ZeroDivisionError as z: print(type(z.__traceback__).__name__, z.__traceback__.tb_lineno, z.__traceback__.tb_next)
print(ValueError('a') == ValueError('a'), issubclass(TimeoutError, OSError), IOError is OSError, EnvironmentError is OSError)
import socket
print(socket.error is OSError, socket.timeout is TimeoutError, socket.gaierror, socket.gaierror.__mro__)
