d = {"one": 1}
d["two"] = 2
d.update(three=3)
print(d, d["one"], d.get("four"), d.get("four", 4), len(d), "two" in d, list(d), list(d.values()), list(d.items()))
print(d.pop("one"), d.setdefault("five", 5), d.setdefault("two", 0), d, d.popitem(), d.copy() == d)
del d["two"]
print(d, dict(a=1), dict([("k", "v")]), {**d, "x": 0}, d | {"y": 1}, sorted({"b": 1, "a": 2}), bool({}), d.clear(), d)
for key, value in {"x": 1, "y": 2}.items():
    print(key, value)
print(dict.fromkeys(["a", "b"], 0), {1: "a", "1": "b", (1,): "c"}, {"k": {"n": [1]}}["k"]["n"][0], dict(zip("ab", [1, 2])))
