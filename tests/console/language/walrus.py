if (n := len("hello")) > 3:
    print(n)
data = iter([b"abc", b"de", b""])
while chunk := next(data):
    print(chunk)
print([y for x in range(6) if (y := x * x) % 2 == 0], y)
print((a := 1) + (b := a + 1), a, b)
print(f"{(w := 7)} {w + 1} {w:=4d}")


def parse(line):
    if (at := line.find(":")) < 0:
        return None
    return line[:at], line[at + 1:].strip()


print(parse("Host: here"), parse("none"))
print(any((hit := word).startswith("b") for word in ["ant", "bee", "bat"]), hit)
x = (t := 3, 4)
print(x, t)
total = 0
print([total := total + v for v in [1, 2, 3]], total)


def local():
    [inner := i for i in range(3)]
    return inner


print(local())
print(len(parts := "a b c".split()), parts)
