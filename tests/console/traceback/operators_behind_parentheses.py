none = 0
five = 5
items = [1]


def one(x):
    return x


def attempts():
    return [
        lambda: (five >> 3) % none,
        lambda: (five)%none,
        lambda: (five + 1)//none,
        lambda: ((five) + 1)  //  (none),
        lambda: one(1)%(none),
        lambda: (items)[five],
        lambda: (items) [ five ],
        lambda: items[(five)],
        lambda: items[one(five)][0],
        lambda: (items) + (five),
        lambda: five + (five >> 3) % none,
        lambda: (items + items)*(none + 0.5),
        lambda: "%d" % ("año"),
        lambda: ("a" "b")+(five),
        lambda: five**(items),
        lambda: five +(items),
        lambda: five   +   items, 
    ]


error = None
for attempt in attempts():
    try:
        attempt()
    except Exception as now:
        now.__context__ = None
        if error is not None:
            try:
                raise now from error
            except Exception as chained:
                error = chained
        else:
            error = now
def spaces():
    raise error   


spaces()
