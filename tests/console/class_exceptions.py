class E(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code
class F(E): pass
try: raise F(3)
except E as e: print(repr(e), e, e.code, e.args)
class G(OSError): pass
try: raise G(2, "no")
except OSError as e: print(repr(e), e, e.errno, e.strerror)
