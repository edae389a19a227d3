class Parser:
    @staticmethod
    def parse(text):
        return text.split()


print(Parser.parse("a b"))
