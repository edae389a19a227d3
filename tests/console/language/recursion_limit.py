def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, error)


class Loop:
    def __repr__(self):
        return repr(self)


try:
    repr(Loop())
except RecursionError as error:
    print(str(error)[:32])


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(400), depth(700))
print(issubclass(RecursionError, RuntimeError))
a = [1]
a.append(a)
print(a, len(a), a[1][1] is a)
d = {}
d["self"] = d
print(d)
