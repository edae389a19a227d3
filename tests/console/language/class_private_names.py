class Safe:
    def __init__(self, secret):
        self.__secret = secret
        self._hint = "four digits"

    def check(self, guess):
        return guess == self.__secret

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()


s = Safe(1234)
print(s.check(1), s.check(1234), s._hint, s.call())
print(sorted(s.__dict__))
try:
    s.__secret
except AttributeError as error:
    print(error)
print(s._Safe__secret)


class Child(Safe):
    def __init__(self):
        super().__init__(1)
        self.__secret = 2

    def both(self):
        return self.__secret, self._Safe__secret


print(Child().both())
