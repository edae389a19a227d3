total = 0


def add(n):
    total += n
    return total


try:
    add(5)
except UnboundLocalError as error:
    print(error, isinstance(error, NameError))


def loop(items):
    for item in items:
        pass
    return item


try:
    loop([])
except UnboundLocalError as error:
    print(error)


def handler():
    try:
        raise ValueError("x")
    except ValueError as error:
        pass
    return error


try:
    handler()
except UnboundLocalError as problem:
    print(problem)


def branches(flag):
    if flag:
        name = "set"
    print(name)


branches(True)


def later():
    print(counter)
    counter = 1


later()
