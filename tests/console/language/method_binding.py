class Greeter:
    word = "hi"

    def greet(self, name="you"):
        return f"{self.word} {name}"


g = Greeter()
f = g.greet
g.word = "hello"
print(f(), f("ann"), f.__self__ is g, f.__func__ is Greeter.greet, g.greet == g.greet, g.greet is g.greet)
Greeter.greet = lambda self, name="?": "replaced " + name
print(g.greet(), f("old"))
g.greet = lambda name: "own " + name
print(g.greet("x"), Greeter().greet("y"))
del g.greet
print(g.greet("z"))


def outside(self, n):
    return self.word * n


Greeter.repeat = outside
print(g.repeat(2), Greeter.repeat(g, 1))
Greeter.word = "class"
del g.word
print(g.repeat(1), getattr(g, "greet")("!"))


class Functions:
    plain = len
    anonymous = lambda self: "bound"
    table = {"k": lambda: "not bound"}


fs = Functions()
print(fs.plain("four"), fs.anonymous(), fs.table["k"]())
upper = "abc".upper
print(upper(), [].append.__name__, list(map("-".join, ["ab", "cd"])), "abc".__len__(), (5).__add__(3), [1, 2].__contains__(2), {"a": 1}.__getitem__("a"))
sizes = [m() for m in ("a".__len__, [1].__len__, {}.__len__)]
print(sizes)
