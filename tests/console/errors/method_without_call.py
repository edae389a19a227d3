names = ["b", "a"]
count = len(names)
print(count)
print(names.sort[0])
