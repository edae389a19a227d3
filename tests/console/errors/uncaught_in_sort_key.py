items = [("a", 1), ("b", None), ("c", 2)]
print(sorted(items, key=lambda item: item[0], reverse=True))
items.sort(key=lambda item: item[1])
