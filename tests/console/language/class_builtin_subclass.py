class Stack(list):
    def push(self, item):
        self.append(item)

    def peek(self):
        return self[-1]


s = Stack([1, 2])
s.push(3)
print(s, len(s), s.peek(), s.pop(), s[0], isinstance(s, list), type(s).__name__, s == [1, 2])


class Headers(dict):
    def __missing__(self, key):
        return "no " + key

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


h = Headers()
h["Content-Type"] = "text"
print(h, h["content-type"], h["Host"], h.get("Host"), "host" in h)


class Port(int):
    def __repr__(self):
        return "Port(%d)" % self


p = Port(80)
print(p, repr(p), p + 1, p == 80, [p], type(p + 1).__name__)


class Shout(str):
    def __str__(self):
        return self.upper() + "!"


w = Shout("hey")
print(w, len(w), w + "x", f"{w}", "%s" % w, [w], w.upper())


class Pair(tuple):
    def first(self):
        return self[0]


print(Pair((1, 2)).first(), Pair("ab"), len(Pair()))
