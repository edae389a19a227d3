def returns():
    try:
        return "from try"
    finally:
        print("finally runs before leaving")


def overrides():
    try:
        return "from try"
    finally:
        return "from finally"


def swallows():
    try:
        1 / 0
    finally:
        return "error forgotten"


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def loops():
    seen = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            seen.append(i)
        finally:
            seen.append("f%d" % i)
    return seen


def order():
    try:
        try:
            raise ValueError("first")
        finally:
            print("inner finally")
    except ValueError as error:
        print("caught", error)
        return "returned"
    else:
        print("no")
    finally:
        print("outer finally")


for f in (returns, overrides, swallows, value_is_kept, loops, order):
    print(f.__name__, f())
