def mean(values):
    return 10 + sum(values) / len(values) - 1


mean([])
