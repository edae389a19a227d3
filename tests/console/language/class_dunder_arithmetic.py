class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return "<%s, %s>" % (self.x, self.y)

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, b - a, a * 3, 3 * a, -a, abs(b), a == Vector(1, 2), a != b, bool(Vector(0, 0)))
print(sum([a, b, a]))
a += b
print(a)
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a / 2, lambda: a < b, lambda: "x" + a, lambda: +a, lambda: a ** 2):
    try:
        print(bad())
    except TypeError as error:
        print(error)
try:
    {a: 1}
except TypeError as error:
    print(error)
