late = []
for i in range(3):
    late.append(lambda: i)
print([f() for f in late])
i = 99
print([f() for f in late])
early = []
for i in range(3):
    early.append(lambda i=i: i)
print([f() for f in early], early[0](7))


def build():
    made = []
    for k in range(3):
        def show(suffix="!"):
            return str(k) + suffix
        made.append(show)
    k = "last"
    return made


print([f() for f in build()], build()[0]("?"))
print([f() for f in [lambda: j for j in range(3)]])
print([f() for f in [(lambda j: lambda: j)(j) for j in range(3)]])
