from types import SimpleNamespace
import types
n = SimpleNamespace(addr=('127.0.0.1', 1), inb=b'', outb=b'')
n.inb += b'abc'; n.nuevo = [1]; print(n, vars(n), n.inb, hasattr(n, 'x'), type(n), types.SimpleNamespace())
del n.nuevo
print(n.__dict__ == {'addr': ('127.0.0.1', 1), 'inb': b'abc', 'outb': b''})
n.__dict__['z'] = 1; print(n.z, n == SimpleNamespace(**vars(n)), n != SimpleNamespace())
try: SimpleNamespace(1)
except TypeError as e: print(e)
n.nada
