x = 3
assert x == 4, "tres no es cuatro"
