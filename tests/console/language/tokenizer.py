def tokens(text):
    found, at = [], 0
    while at < len(text):
        c = text[at]
        if c.isspace():
            at += 1
        elif c.isdigit():
            start = at
            while at < len(text) and (text[at].isdigit() or text[at] == "."):
                at += 1
            found.append(float(text[start:at]) if "." in text[start:at] else int(text[start:at]))
        elif c in "+-*/()":
            found.append(c)
            at += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {at}")
    return found


def calculate(text):
    items = tokens(text)

    def take(*wanted):
        if items and items[0] in wanted:
            return items.pop(0)

    def factor():
        if take("-"):
            return -factor()
        if take("("):
            value = expression()
            if not take(")"):
                raise SyntaxError("missing )")
            return value
        if not items:
            raise SyntaxError("unexpected end")
        return items.pop(0)

    def term():
        value = factor()
        while op := take("*", "/"):
            value = value * factor() if op == "*" else value / factor()
        return value

    def expression():
        value = term()
        while op := take("+", "-"):
            value = value + term() if op == "+" else value - term()
        return value

    result = expression()
    if items:
        raise SyntaxError("left over: %r" % items)
    return result


for text in ("1 + 2 * 3", "(1 + 2) * 3", "-4 / (2 - 2.5)", "2 * (3", "7 $ 2", "1 2", "1 / 0", ""):
    try:
        print(text, "=", calculate(text))
    except (SyntaxError, ZeroDivisionError) as error:
        print(text, "!", error)
