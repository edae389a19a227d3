table = {"half": lambda x: x / 2, "inverse": lambda x: 1 / x}
print(table["half"](5))
print(table["inverse"](0))
