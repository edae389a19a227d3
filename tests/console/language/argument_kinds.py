def everything(a, b=2, /, c=3, *rest, d, e=5, **named):
    return a, b, c, rest, d, e, named


print(everything(1, d=4))
print(everything(1, 9, 8, 7, 6, d=4, z=0))
print(everything(*[1, 2], *(3, 4), d=1, **{"x": 1}, **{"y": 2}))
print(everything(1, c=0, d=0, a="a is positional only, so this is a new name"))


def only_named(*, host="localhost", port):
    return "%s:%d" % (host, port)


print(only_named(port=80), only_named(port=1, host="::1"))


def gather(*args, **kwargs):
    return args, kwargs


print(gather(), gather(1), gather(x=1), gather(*"ab", **dict(k=1)))
print(gather(*range(3), 9, *[8], k=0))
args, kwargs = gather(1, 2, three=3)
print(type(args), type(kwargs))
kwargs["three"] = 0
print(gather(**kwargs))
