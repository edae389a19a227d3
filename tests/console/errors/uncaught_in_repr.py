class Shy:
    def __repr__(self):
        raise ValueError("no repr for you")


class Wrong:
    def __repr__(self):
        return 5


class WrongStr:
    def __str__(self):
        return None


for thing in (Wrong(), WrongStr()):
    try:
        print(thing)
    except TypeError as error:
        print(error)
try:
    f"{Wrong()!r}"
except TypeError as error:
    print(error)
print([Shy()])
