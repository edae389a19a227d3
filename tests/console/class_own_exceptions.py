class Err(Exception):
    def __init__(self, msg, code=0):
        super().__init__(msg)
        self.code = code
try: raise Err("bad", code=7)
except Err as e: print(e, e.code, e.args, repr(e), isinstance(e, Exception))
class E2(Exception): pass
print(repr(E2()), str(E2()), repr(E2(1, "a")), str(E2(1, "a")))
try: raise E2
except E2 as e: print(type(e), type(e).__mro__[1])
e = None
try: raise E2("x") from ValueError("cause")
except E2 as ex: print(repr(ex.__cause__), ex.__suppress_context__)
try: print(ex)
except NameError as n: print(n)
