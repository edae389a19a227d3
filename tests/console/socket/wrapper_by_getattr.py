import socket
class Meter:
    def __init__(self, s): self.__dict__.update(_s=s, calls={})
    def __getattr__(self, name):
        attr = getattr(self._s, name)
        if not callable(attr): return attr
        def wrapped(*a, **k):
            self.calls[name] = self.calls.get(name, 0) + 1
            return attr(*a, **k)
        wrapped.__name__ = name
        return wrapped
    def __setattr__(self, name, value): raise AttributeError(f'{name} is read-only')
    def __delattr__(self, name): raise AttributeError(f'cannot delete {name}')
    def __enter__(self): return self
    def __exit__(self, *e): self._s.close()
    def __dir__(self): return ['a', 'b']
a, b = socket.socketpair()
with Meter(a) as m:
    m.send(b'1'); m.send(b'2'); m.sendall(b'3'); print(b.recv(9), m.calls, m.family, m.send.__name__, dir(m))
    for f in (lambda: setattr(m, 'x', 1), lambda: m.nope, lambda: delattr(m, '_s'), lambda: m.recv('x')):
        try: f()
        except (AttributeError, TypeError) as e: print(type(e).__name__, e)
print(m.fileno(), a._closed)
try: a.colour
except AttributeError as e: print(e, e.name, e.obj is a)
a.colour = 'red'
