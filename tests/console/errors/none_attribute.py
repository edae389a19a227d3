def find(name, names):
    if name in names:
        return names[name]


names = {"ann": {"port": 80}}
print(find("ann", names)["port"])
print(find("bob", names)["port"])
