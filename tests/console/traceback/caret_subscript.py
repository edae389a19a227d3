table = {"a": {"b": [1, 2]}}
print(table["a"]["b"][1])
print(1 + table["a"]["c"][0])
