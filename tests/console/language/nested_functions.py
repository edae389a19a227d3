def pipeline(*stages):
    def run(value):
        for stage in stages:
            value = stage(value)
        return value
    return run


clean = pipeline(str.strip, str.lower, lambda t: t.replace(" ", "-"))
print(clean("  Hello Wide World "))


def make_parser(separator):
    fields = {}

    def feed(line):
        key, found, value = line.partition(separator)
        if not found:
            raise ValueError("no %r in %r" % (separator, line))
        fields[key.strip()] = value.strip()
        return len(fields)

    def result():
        return dict(fields)

    feed.result = result
    return feed


parse = make_parser("=")
print(parse("a = 1"), parse("b=2"), parse.result())
try:
    parse("nothing here")
except ValueError as error:
    print(error)


def apply(f, *args, **kwargs):
    return f(*args, **kwargs)


print(apply(max, 3, 9, 4), apply(sorted, [2, 1], reverse=True), apply(lambda: "x"), apply(dict, a=1))


def partial(f, *early):
    return lambda *late, **named: f(*early, *late, **named)


print(partial(pow, 2)(10), partial(print, "a", "b")("c", sep="/"))
