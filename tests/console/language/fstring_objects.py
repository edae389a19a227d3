class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __str__(self):
        return "%d degrees" % self.degrees

    def __repr__(self):
        return "Celsius(%r)" % self.degrees

    def __format__(self, spec):
        if spec == "":
            return str(self)
        if spec == "f":
            return str(self.degrees * 9 / 5 + 32) + "F"
        return "<" + spec + ">"


t = Celsius(20)
print(f"{t} {t!r} {t!s} {t!a} {t:f} {t:anything at all} {t!r:>15}|")
print("{} {!r} {:f} {0}".replace("{0}", "").format(t, t, t))
print(format(t), format(t, "f"), "%s %r" % (t, t), str(t), repr(t), [t])


class Plain:
    def __repr__(self):
        return "plain"


p = Plain()
print(p, str(p), f"{p}", f"{p!s}", [p], {"k": p}, (p,))
try:
    f"{p:10}"
except TypeError as error:
    print(error)
print(f"{p!s:10}|")
try:
    f"{[1]:5}"
except TypeError as error:
    print(error)
try:
    f"{None:>5}"
except TypeError as error:
    print(error)
