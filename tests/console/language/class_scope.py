name = "module"


class Box:
    name = "class"
    copy = name
    sizes = [len(n) for n in ["a", "bb"]]

    def show(self):
        return name, self.name, Box.name

    if len(name) > 3:
        long = True
    for i in range(3):
        last = i
    del i


print(Box().show(), Box.copy, Box.sizes, Box.long, Box.last)
print(hasattr(Box, "i"))


class Other:
    try:
        names = [name for _ in range(2)]
        wrong = [Box.name + tail for tail in "xy"]
    except NameError as error:
        print(error)


print(Other.names, Other.wrong)


def make(label):
    class Local:
        kind = label

        def get(self):
            return label
    return Local


print(make("p").kind, make("q")().get())
