def f():
    raise ValueError(1)
errs = []
try: f()
except ValueError as e: errs.append(e)
raise ExceptionGroup('several', errs + [TypeError('t')])
