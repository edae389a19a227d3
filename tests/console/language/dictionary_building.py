words = "the cat the dog the bird a cat".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts)
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
groups = {}
for word in words:
    groups.setdefault(len(word), []).append(word)
print(groups)
inverse = {}
for word, n in counts.items():
    inverse.setdefault(n, set()).add(word)
print({n: sorted(w) for n, w in inverse.items()})
merged = {**counts, "new": 0, **{"cat": "replaced"}}
print(merged, merged | {"z": 1})
print({i: {j: i * j for j in range(1, i + 1)} for i in range(1, 4)})
nested = {"a": {"b": {"c": 5}}}
nested["a"]["b"]["d"] = nested["a"]["b"].pop("c") + 1
print(nested)
print(dict([("k", 1), ("l", 2)], m=3), dict(zip("ab", [1, 2])), dict({"x": 1}), dict.fromkeys("ab"), dict.fromkeys([1], []))
keys = {1: "a", 1.0: "b", True: "c"}
print(keys, len(keys))
print({(1, 2): "tuple", "s": "text", None: 0, 1.5: "f", b"b": 1})
for bad in ([1], {}, {1}, bytearray(b"x")):
    try:
        {bad: 1}
    except TypeError as error:
        print(error)
