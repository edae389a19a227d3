def greet(name, greeting="hi"):
    """Say hello.

    A second line.
    """
    return greeting + " " + name


print(greet.__name__, greet.__doc__.splitlines()[0], greet.__defaults__, greet.__module__)
greet.calls = 0
greet.calls += 1
print(greet.calls, greet.__dict__)
alias = greet
print(alias is greet, alias("bob"), alias.__name__)


class Documented:
    "A class with words."

    def method(self):
        "And a method."


print(Documented.__doc__, Documented.method.__doc__, Documented().method.__doc__, Documented.__module__)
print(greet.__qualname__, Documented.method.__qualname__)


def outer():
    def inner():
        pass
    return inner


print(outer().__name__, outer().__qualname__, (lambda: 0).__qualname__)
print(type(greet), type(len), type(Documented().method), type(Documented))
try:
    greet.nothing
except AttributeError as error:
    print(error)
