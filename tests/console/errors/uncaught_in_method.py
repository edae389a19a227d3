class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def expect(self, what):
        if not self.text.startswith(what, self.at):
            raise SyntaxError("expected %r at %d" % (what, self.at))
        self.at += len(what)
        return self


p = Parser("GET / HTTP/1.1")
p.expect("GET").expect(" ")
print(p.at)
p.expect("POST")
