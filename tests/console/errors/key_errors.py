d = {"a": 1, 2: "b", (1, 2): "c"}
for key in ("missing", 5, (9,), None, b"x", 1.5, "it's", "ñ", ""):
    try:
        d[key]
    except KeyError as error:
        print(error, error.args, repr(error), str(error) == repr(key))
try:
    d.pop("zz")
except KeyError as error:
    print(error)
try:
    {}.popitem()
except KeyError as error:
    print(error)
try:
    {1, 2}.remove(9)
except KeyError as error:
    print(error, isinstance(error, LookupError))
print(KeyError(), KeyError("a", "b"), KeyError(["x"]), repr(KeyError("q")))
d["never there"]
