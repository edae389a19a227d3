import socket
class IPv4:
    __slots__ = ('_n',)
    def __init__(self, a):
        if isinstance(a, int):
            if not 0 <= a < 1 << 32: raise ValueError(f'{a} is not an IPv4 address')
            n = a
        elif isinstance(a, IPv4): n = a._n
        else:
            try: n = int.from_bytes(socket.inet_pton(socket.AF_INET, a), 'big')
            except OSError as e: raise ValueError(f'{a!r}: {e}') from None
        object.__setattr__(self, '_n', n)
    def __setattr__(self, *_): raise AttributeError(f'{type(self).__name__} is immutable')
    def __str__(self): return '.'.join(str(self._n >> s & 255) for s in (24, 16, 8, 0))
    def __repr__(self): return f'{type(self).__name__}({str(self)!r})'
    def __int__(self): return self._n
    def __index__(self): return self._n
    def __eq__(self, o): return isinstance(o, IPv4) and self._n == o._n
    def __lt__(self, o): return self._n < o._n if isinstance(o, IPv4) else NotImplemented
    def __hash__(self): return hash((IPv4, self._n))
    def __add__(self, k): return IPv4(self._n + k)
    def __sub__(self, o): return self._n - o._n if isinstance(o, IPv4) else IPv4(self._n - o)
    def __and__(self, m): return IPv4(self._n & int(m))
    def __format__(self, spec): return f'{self._n:032b}' if spec == 'b' else format(str(self), spec)
    def __bool__(self): return self._n != 0
    def __contains__(self, b): return b in self._n.to_bytes(4, 'big')
    def private(self): return any(self & m == IPv4(n) for n, m in ((0x0A000000, 0xFF000000), (0xAC100000, 0xFFF00000), (0xC0A80000, 0xFFFF0000)))
    is_private = property(private)
a = IPv4('192.168.1.10'); print(a, repr(a), int(a), hex(a), f'{a:b}', f'{a:>18}|', a + 1, a - 1, a + 300, a - IPv4('192.168.1.1'), a & '4' if 0 else a & 0xffffff00, a.is_private, IPv4('8.8.8.8').is_private, 168 in a, bool(IPv4(0)))
print(sorted([IPv4('10.0.0.2'), IPv4('9.0.0.1'), IPv4('10.0.0.1')]), {IPv4('1.1.1.1'), IPv4(0x01010101)}, IPv4(a) == a, a != 3, [1, 2, 3][IPv4(1)], range(IPv4(3)), bin(IPv4(5)))
for f in (lambda: IPv4('1.2.3'), lambda: IPv4(-1), lambda: IPv4(2**32), lambda: a < 3, lambda: setattr(a, 'x', 1), lambda: a.__dict__, lambda: a + 'x', lambda: IPv4(None), lambda: IPv4(1.5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a._n = 3
