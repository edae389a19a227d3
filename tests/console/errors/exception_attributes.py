e = ValueError("a", 2)
print(e.args, str(e), repr(e), e.__class__.__name__, e.__cause__, e.__context__, e.__traceback__, e.__suppress_context__)
e.args = ("changed",)
print(e, repr(e), e == ValueError("changed"), e == e)
e.extra = 5
print(e.extra, e.__dict__)
try:
    raise e
except ValueError as caught:
    print(caught is e, caught.__traceback__ is not None, type(caught.__traceback__).__name__)
e.add_note("a note")
print(e.__notes__)
s = StopIteration("value")
print(s.value, StopIteration().value, SystemExit(4).code, SystemExit().code, SystemExit("x", 1).code)
i = ImportError("m", name="n", path="p")
print(i.name, i.path, i.msg)
k = KeyError("x")
print(str(k), k.args[0], str(Exception("x")), str(Exception(1, 2)), str(Exception(())), [str(Exception())])
n = NameError("n", name="who")
print(n.name, AttributeError("a", name="b", obj=5).obj)
try:
    ValueError(nope=1)
except TypeError as error:
    print(error)
try:
    e.args = 5
except TypeError as error:
    print(error)
raise e
