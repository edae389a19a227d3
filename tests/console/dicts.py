d = {"b": 1, "a": 2}
d.update({"c": 3}); d.update(z=5)
for k in d: print(k, d[k])
for k, v in d.items(): print(k, v)
print(list(d.keys()), list(d.values()), d.pop("b"), d.pop("nada", None), d)
print(sorted(d), sorted(d.items()), d.popitem(), "a" in d, "q" not in d)
d.clear(); print(d, bool(d), d.get(1, 2))
d[(1, 2)] = "t"; d[None] = 0; d[1.0] = "f"; d[1] = "i"
print(d)
d[[]] = 1
