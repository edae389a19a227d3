class Base:
    kinds = {}

    def __init_subclass__(cls, kind=None, **others):
        super().__init_subclass__(**others)
        cls.kind = kind
        Base.kinds[kind] = cls.__name__
        print("made", cls.__name__, kind)


class Echo(Base, kind="echo"):
    pass


class Chat(Echo, kind="chat"):
    pass


class Plain(Base):
    pass


print(Base.kinds, Chat.kind, Plain.kind)


class Loose:
    def __init_subclass__(cls, **given):
        print(cls.__qualname__, given)


class Tight(Loose, a=1, b=[2]):
    pass


def attempt(make):
    try:
        make()
    except TypeError as error:
        print(error)


def unknown():
    class Wrong(Base, kind=1, colour="red"):
        pass


def nobody():
    class Wrong(x=1):
        pass


def twice():
    class Wrong(Plain, kind=1):
        pass
    print(Wrong.kind)


attempt(unknown)
attempt(nobody)
attempt(twice)
