def make_counter(start=0, step=1):
    total = start

    def advance():
        nonlocal total
        total += step
        return total

    def reset():
        nonlocal total
        total = start

    return advance, reset


advance, reset = make_counter(10, 5)
print(advance(), advance())
reset()
print(advance())
other, _ = make_counter()
print(other(), other(), advance())
print([cell.cell_contents for cell in advance.__closure__] if advance.__closure__ else None)


def layers():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed by inner"
            return x
        return inner

    middle()()
    return x


print(layers())
