def each(things):
    for thing in things:
        print(thing)


each([1])
each(5)
