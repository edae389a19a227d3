class Gate:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


with Gate("a") as a, Gate("b") as b:
    print("inside", a, b)
with Gate("c", True):
    raise ValueError("eaten")
try:
    with Gate("outer"), Gate("inner"):
        1 / 0
except ZeroDivisionError as error:
    print("came through", error)
with (
    Gate("p") as p,
    Gate("q"),
):
    print(p)


def leave():
    with Gate("f"):
        return "returned"


print(leave())
for i in range(3):
    with Gate("loop%d" % i):
        if i == 0:
            continue
        break


class BadEnter:
    def __enter__(self):
        raise RuntimeError("no entry")

    def __exit__(self, *info):
        print("never")


try:
    with Gate("first", True), BadEnter():
        print("never")
    print("first swallowed it")
    with BadEnter():
        pass
except RuntimeError as error:
    print(error)
with Gate("t") as (x):
    print(x)
with Gate("uv") as [u, v]:
    print(u, v)
