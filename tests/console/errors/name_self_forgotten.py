class Buffer:
    def __init__(self):
        self.parts = []

    def add(self, part):
        parts.append(part)


b = Buffer()
b.add(b"x")
