class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *a):
        pass


class Neither:
    pass


for thing in (NoExit(), NoEnter(), Neither(), 5, "text"):
    try:
        with thing:
            print("never")
    except TypeError as error:
        print(error)
    except AttributeError as error:
        print("attribute", error)


class Replaces:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        raise KeyError("new one")


try:
    with Replaces():
        raise ValueError("old one")
except KeyError as error:
    print(repr(error), repr(error.__context__))


class Odd:
    def __enter__(self):
        pass

    def __exit__(self):
        pass


try:
    with Odd() as nothing:
        print(nothing)
except TypeError as error:
    print(error)
