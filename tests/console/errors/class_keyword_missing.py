class P:
    def __init_subclass__(cls, kind): cls.kind = kind
class Q(P, kind='x'): pass
print(Q.kind)
class R(P): pass
