d = {"a": 1, "b": 2}
print(d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d, len(d), list(d), d.keys(), d.values(), d.items())
d["c"] = 3
d.update({"a": 10}, e=5)
d.update([("f", 6)])
print(d, d.pop("a"), d.pop("zz", None), d.popitem(), d.setdefault("b", 99), d.setdefault("n"), d)
print(d | {"b": 0}, {**d}, dict(d) == d, d == {}, {"x": 1, "y": 2} == {"y": 2, "x": 1}, list(reversed(d)))
k = d.keys()
d["later"] = 1
print(k, len(k), "later" in k, sorted(k), k & {"b", "zz"}, k - {"b"} == {"c", "e", "n", "later"}, list(d.items())[0])
for key, value in d.items():
    print(key, value, end="; ")
print()
for bad in (lambda: d["nope"], lambda: d[5], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: d[[1]], lambda: d.get(), lambda: d.get([1]), lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: d.update(5),
            lambda: d + d, lambda: d < d, lambda: d.has_key("a"), lambda: dict(a=1, **{"a": 2}), lambda: d["nope"]["x"], lambda: d.keys()[0], lambda: d.pop(), lambda: d.nothing, lambda: d[None]):
    try:
        print(bad())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
copy = d.copy()
d.clear()
print(d, len(copy), dict.fromkeys("ab", 0), bool({}), {1: "i", 1.0: "f"}, {(): []}, max({"a": 5, "b": 1}), sum({1: 0, 2: 0}))
