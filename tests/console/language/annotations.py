x: int = 5
y: "anything goes"
names: list[str] = ["a"]
print(x, names)
try:
    print(y)
except NameError as error:
    print(error)


def send(data: bytes, flags: int = 0, *rest: str, **named: float) -> int:
    size: int = len(data)
    return size + flags


print(send(b"abc"), send(b"abc", flags=2))


class Point:
    x: int
    y: int = 2

    def __init__(self, x: int) -> None:
        self.x: int = x


p = Point(1)
print(p.x, p.y, hasattr(Point, "x"))
(z): int = 3
box = [0]
box[0]: int = 4
print(z, box)


def late():
    value: int
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


print(late())
