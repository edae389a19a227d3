def say(label, value):
    print("evaluated", label)
    return value


def take(a, b, c=None, **rest):
    return (a, b, c, rest)


print(take(c=say("c", 3), b=say("b", 2), a=say("a", 1)))
print(take(say("first", 1), z=say("z", 26), b=say("second", 2), y=say("y", 25)))
print(take(*say("star", [1, 2]), **say("double", {"q": 1})))
print({say("key", 1): say("value", 2)})
print([say("x", 0), say("y", 1)][say("index", 1)])
say("left", 1) + say("right", 2)
target = [0, 0]


def spot(i):
    print("spot", i)
    return i


target[spot(0)] = say("stored", 5)
target[spot(1)] += say("added", 6)
print(target)
print(say("condition", False) and say("never", 1), say("cond", True) or say("never", 2))
print(say("no", 1) if say("test", 0) else say("yes", 2))
