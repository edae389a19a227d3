items = [0, 1, 2, 3, 4]
del items[0], items[-1]
print(items)
del items[:1]
print(items)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
a, b = 1, 2
del a, b
for name in ("a", "b"):
    print(name in globals())
x = y = [1]
del x
print(y)


class Thing:
    pass


t = Thing()
t.v = 1
del t.v
print(hasattr(t, "v"), vars(t))
tests = [
    lambda: d.__delitem__("zz"),
    lambda: items.__delitem__(10),
]
for test in tests:
    try:
        test()
    except (KeyError, IndexError) as error:
        print(type(error).__name__, error)
try:
    del d["nope"]
except KeyError as error:
    print(repr(error))
try:
    del items[9]
except IndexError as error:
    print(error)
try:
    del (1, 2)[0]
except TypeError as error:
    print(error)
try:
    del t.missing
except AttributeError as error:
    print(error)
try:
    del undefined_name
except NameError as error:
    print(error)
del (items, d)
print("items" in globals())
