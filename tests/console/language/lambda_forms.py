print((lambda: 42)())
print((lambda x, y=2: x ** y)(3), (lambda x, y=2: x ** y)(3, 3))
print((lambda *a, **k: (a, k))(1, 2, z=3))
print((lambda x, /, y, *, z: (x, y, z))(1, y=2, z=3))
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 10)(5))
words = ["pear", "Fig", "apple", "kiwi"]
print(sorted(words, key=lambda w: (len(w), w.lower())))
print(max(words, key=lambda w: w[-1]), min(words, key=len))
pick = lambda n: "even" if n % 2 == 0 else "odd"
print(pick(3), pick(4), pick.__name__)
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20))
table = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
print(table["add"](2, 3), table["sub"](2, 3))
print((lambda: (yes := 5) + yes)())
