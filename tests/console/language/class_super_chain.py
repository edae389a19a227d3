class A:
    def __init__(self, **rest):
        self.log = ["A %s" % sorted(rest)]

    def hello(self, name="x"):
        return "A:" + name


class B(A):
    def __init__(self, b, **rest):
        super().__init__(**rest)
        self.b = b
        self.log.append("B")

    def hello(self, name="y"):
        return "B>" + super().hello(name)


class C(B):
    def hello(self, *args, **kwargs):
        return "C>" + super().hello(*args, **kwargs)

    def list_all(self):
        return [super(C, self).hello("1"), B.hello(self, "2"), super(B, self).hello("3"), A.hello(self)]


c = C(5, extra=1)
print(c.log, c.b, c.hello(), c.hello("n"), c.hello(name="m"))
print(c.list_all())
try:
    C()
except TypeError as error:
    print(error)


class D(A):
    def missing(self):
        return super().nothing()


try:
    D().missing()
except AttributeError as error:
    print(error)


class NoInit(A):
    pass


print(NoInit(k=1).log, NoInit().hello("z"))
print(super(NoInit, NoInit()).hello())
