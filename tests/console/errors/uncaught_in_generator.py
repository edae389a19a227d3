gen = (10 // n for n in [5, 2, 0, 1])
print(next(gen), next(gen))
print(list(gen))
