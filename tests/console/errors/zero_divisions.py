for call in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 0 ** -1, lambda: 0.0 ** -2, lambda: pow(0, -1), lambda: 5 % False, lambda: (10 ** 30) // 0, lambda: 10 ** 30 / 0, lambda: -1 // 0.0):
    try:
        call()
    except ZeroDivisionError as error:
        print(error)


def mean(values):
    return sum(values) / len(values)


print(mean([1, 2]))
mean([])
