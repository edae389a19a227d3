class Shape:
    sides = None

    def __init__(self, name):
        self.name = name

    def describe(self):
        return "%s with %s sides and area %s" % (self.name, self.sides, self.area())

    def area(self):
        raise NotImplementedError("area of " + self.name)


class Rectangle(Shape):
    sides = 4

    def __init__(self, w, h):
        super().__init__("rectangle")
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)
        self.name = "square"

    def describe(self):
        return super().describe() + "!"


print(Rectangle(2, 3).describe())
print(Square(4).describe())
try:
    Shape("blob").describe()
except NotImplementedError as error:
    print(repr(error))
print([c.__name__ for c in Square.__mro__])
print(isinstance(Square(1), Shape), issubclass(Square, (int, Rectangle)), issubclass(Shape, Square))
print(isinstance(3, (str, int)), isinstance(True, int), type(True) is int)
s = Square(2)
print(super(Square, s).describe(), Rectangle.describe(s), Shape.describe(s))
