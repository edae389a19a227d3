class ProtocolError(Exception):
    pass


class BadLength(ProtocolError):
    def __init__(self, wanted, got):
        super().__init__("wanted %d, got %d" % (wanted, got))
        self.wanted = wanted
        self.got = got


class BadHeader(ProtocolError):
    def __str__(self):
        return "header " + repr(self.args[0])


for problem in (BadLength(4, 2), BadHeader(b"\x00"), ProtocolError(), ProtocolError("a", 2)):
    try:
        raise problem
    except BadLength as error:
        print("length", error.wanted, error.got, error, repr(error))
    except ProtocolError as error:
        print(type(error).__name__, "|", error, "|", repr(error), error.args)

print(issubclass(BadLength, ProtocolError), BadLength.__mro__)
print(isinstance(BadLength(1, 1), Exception), BadLength.__bases__)
try:
    BadLength(1)
except TypeError as error:
    print(error)


class Refused(ConnectionRefusedError):
    code = 7


try:
    raise Refused(111, "no one there")
except OSError as error:
    print(error, error.errno, error.code, repr(error))
