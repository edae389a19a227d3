class MyError(Exception):
    pass
class Sub(MyError):
    def __str__(self):
        return "mine: " + ", ".join(self.args)
def thrower():
    raise Sub("a", "b")
try:
    thrower()
except MyError as e:
    e.add_note("nota")
    raise
