import sys
def fail():
    raise ValueError("inside")


try:
    fail()
except ValueError as error:
    kind, value, trace = sys.exc_info()
    print(kind.__name__, value is error, trace is error.__traceback__)
    print(trace.tb_lineno, trace.tb_next.tb_lineno, trace.tb_next.tb_next)
print(sys.exc_info())
print("to standard error", file=sys.stderr)
fail()
