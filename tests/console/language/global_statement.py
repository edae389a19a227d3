count = 0


def bump():
    global count, fresh
    count += 1
    fresh = "made by bump"


def shadow():
    count = 100
    return count


def read():
    return count


bump()
bump()
print(count, fresh, shadow(), read())


def outer():
    count = "outer's"

    def inner():
        global count
        count = "set from inner"
        return count

    inner()
    return count


print(outer(), count)


def remove():
    global fresh
    del fresh


remove()
try:
    print(fresh)
except NameError as error:
    print(error)
