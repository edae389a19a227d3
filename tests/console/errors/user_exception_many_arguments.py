class Problem(ValueError):
    code = 7


raise Problem("a", 2, None)
