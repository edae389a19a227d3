class Money:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Money(self.v + (o.v if isinstance(o, Money) else o))
    __radd__ = __add__
    def __repr__(self): return f'${self.v}'
    def __eq__(self, o): return self.v == o
    def __ne__(self, o): return 'ne called'
    def __gt__(self, o): return self.v > getattr(o, 'v', o)
    def __ge__(self, o): return NotImplemented
print(sum([Money(1), Money(2)]), sum([Money(1)], Money(5)), Money(1) == 1, Money(1) != 1, 1 == Money(1), 5 < Money(6), Money(1) > Money(0))
try: Money(1) >= 1
except TypeError as e: print(e)
try: 1 <= Money(1)
except TypeError as e: print(e)
try: Money(1) < Money(2)
except TypeError as e: print(e)
print(Money(2) < 1)
