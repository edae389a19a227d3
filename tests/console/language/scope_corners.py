x = "module"


def reader():
    return x


def writer():
    x = "local"
    return reader(), x


print(writer())


def unbound(flag):
    if flag:
        x = 1
    return x


print(unbound(True))
try:
    unbound(False)
except UnboundLocalError as error:
    print(error)


def deleted():
    x = 1
    del x
    return x


try:
    deleted()
except UnboundLocalError as error:
    print(error)


def free():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = 1
    return inner()


print(free())
print([x for x in range(3)], x)
for x in range(2):
    pass
print(x)
def handler():
    try:
        1 / 0
    except ZeroDivisionError as x:
        pass
    return x
try:
    handler()
except UnboundLocalError as error:
    print(error)
