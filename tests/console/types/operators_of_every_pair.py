values = [1, -7, True, 10**20, 1.5, float("nan"), float("inf"), "ab", b"ab", [1], (1,), {1: 2}, {1}, frozenset([1]), None,
          {1: 2}.keys()]
operators = {
    "-": lambda a, b: a - b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "@": lambda a, b: a @ b,
    "&": lambda a, b: a & b, "<": lambda a, b: a < b, "in": lambda a, b: a in b,
}
for symbol, operator in operators.items():
    for a in values:
        for b in values:
            shown = f"{a!r} {symbol} {b!r}"
            try:
                made = operator(a, b)
                # The order of a set of texts is another in every run.
                print(shown, "->", type(made).__name__, sorted(made, key=str) if isinstance(made, (set, frozenset)) else made)
            except Exception as error:
                print(shown, "!!", type(error).__name__, error)
print(hash(range(3)), hash(range(1, 9, 3)), hash(range(0)) == hash(range(5, 1)))
for dictionary in ({1: [2], 3: 4},):
    for item in (1, 9, (1, [2]), (3, 4), (3, 5), (1,), "x", [1], ([], 1)):
        for view in (dictionary.keys(), dictionary.items(), dictionary.values()):
            try:
                print(item, item in view)
            except TypeError as error:
                print(item, error)
