values = [1, "a", b"b", None, [1], (1,), {}, 1.5, {1}]
symbols = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "<": lambda a, b: a < b, "in": lambda a, b: a in b, "[]": lambda a, b: a[b]}
for name, operation in symbols.items():
    for left in values:
        for right in values:
            try:
                operation(left, right)
            except TypeError as error:
                print(name, error)
            except (KeyError, IndexError) as error:
                pass
