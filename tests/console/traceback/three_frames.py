def outer(data):
    return middle(data, 2)


def middle(data, times):
    total = 0
    for _ in range(times):
        total += inner(data)
    return total


def inner(data):
    return data["length"] * 2


print(outer({"length": 4}))
print(outer({}))
