def loud(f):
    return lambda *a: f(*a).upper()


@loud
def greet(name):
    return "hi " + name


print(greet("ann"))
