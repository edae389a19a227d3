def f(): pass
class Pt:
    def __init__(self): pass
def closure(): pass
def outer(): pass
class Base:
    registry = []
    def __init__(self): self.registry.append(type(self).__name__)
    def who(self): return self.__class__.__name__
class Child(Base): pass
Child(); Base(); print(Base.registry, Child().who(), Child.__bases__, Child.__name__, Child.__module__)
print(getattr(Child(), "nope", "default"), hasattr(Child(), "who"), callable(Child), callable(Child()))
c = Child(); setattr(c, "dyn", 5) if False else None
print(isinstance(c, (int, Base)), issubclass(Child, object), type(c) is Child)
f2 = c.who; print(f2(), Base.who(c), f2.__name__, f2.__self__ is c)
f.attr = 1; print(f.attr, f.__qualname__, closure.__name__, (lambda: 0).__qualname__, Pt.__init__.__qualname__)
print(outer.__doc__, f.__module__)
def docs():
    """Doc."""
print(docs.__doc__)
assert docs() is None
print(type(f), type(lambda: 0), type(c.who), type((x for x in [])), type(print), type(Pt))
try: nonexist.foo
except NameError as e: print(e)
def typo():
    contador = 1
    return contadr
try: typo()
except NameError as e: print(e)
try: c.registri
except AttributeError as e: print(e)
print(list(map(str.upper, ["a"]))) if False else print([*map(str, [1])]) if False else None
