class Pieces:
    def __init__(self):
        self.given = []

    def write(self, text):
        self.given.append(text)
        return len(text)

    def flush(self):
        self.given.append("flushed")


class OnlyWrites:
    def write(self, text):
        print("[" + text + "]", end="")


pieces = Pieces()
print("a", 1, None, sep="-", end="!", file=pieces)
print(pieces.given)
pieces = Pieces()
print(file=pieces)
print("x", "", sep="", file=pieces, flush=True)
print(pieces.given)
print("one", "two", file=OnlyWrites())
print()
try:
    print("x", file=OnlyWrites(), flush=True)
except AttributeError as error:
    print(error)
try:
    print("x", file=5)
except AttributeError as error:
    print(error)


class Loud:
    def __str__(self):
        raise ValueError("no text")


pieces = Pieces()
try:
    print("before", Loud(), "after", file=pieces)
except ValueError as error:
    print(error, pieces.given)
