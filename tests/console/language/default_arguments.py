def add(item, basket=[]):
    basket.append(item)
    return basket


print(add(1), add(2), add(3, [0]), add(4))

counter = 10


def show(value=counter, *, loud=counter > 5):
    return value, loud


counter = 1
print(show(), show(2), show(loud=None), show(3, loud=0))
print(show.__defaults__, show.__kwdefaults__)


def chatty():
    print("evaluated once")
    return "x"


def later(value=chatty()):
    return value * 2


print("after def")
print(later(), later("y"), later())


def shared(key, memory={}):
    memory[key] = memory.get(key, 0) + 1
    return dict(memory)


shared("a")
shared("b")
print(shared("a"))
