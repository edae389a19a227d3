class Timeout(Exception):
    def __init__(self, seconds, where):
        self.seconds = seconds
        self.where = where

    def __str__(self):
        return "%.1f s at %s" % (self.seconds, self.where)


try:
    raise Timeout(1.5, "accept")
except Timeout as error:
    print(error, error.args, repr(error))
raise Timeout(2, "recv")
