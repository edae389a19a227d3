def first_that_works(actions):
    problems = []
    for action in actions:
        try:
            return action()
        except (ValueError, KeyError, ZeroDivisionError) as error:
            problems.append(f"{type(error).__name__}: {error}")
    raise RuntimeError("; ".join(problems))


print(first_that_works([lambda: 1 / 0, lambda: int("x"), lambda: 42]))
print(first_that_works([lambda: 1 / 0, lambda: {}["k"], lambda: int("y")]))
