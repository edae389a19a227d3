class Meter:
    unit = "m"
    readings = []

    def add(self, value):
        self.readings.append(value)

    def set(self, value):
        self.unit = value


a, b = Meter(), Meter()
a.add(1)
b.add(2)
print(a.readings, Meter.readings is b.readings)
a.set("km")
print(a.unit, b.unit, Meter.unit)
a.readings = []
a.add(3)
print(a.readings, b.readings)


class Fallback:
    real = 1

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError("private " + name)
        return "made up " + name


f = Fallback()
print(f.real, f.anything, getattr(f, "x y"), hasattr(f, "_p"), hasattr(f, "q"))
try:
    f._secret
except AttributeError as error:
    print(error)


class Guarded:
    def __setattr__(self, name, value):
        print("setting", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("deleting", name)
        object.__delattr__(self, name)


g = Guarded()
g.x = 5
g.x += 1
print(g.x)
del g.x
print(hasattr(g, "x"))
