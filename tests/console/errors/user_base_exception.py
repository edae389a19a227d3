class Abort(BaseException):
    pass


try:
    raise Abort("stop now")
except Exception:
    print("never")
finally:
    print("finally runs")
