for n in range(-1, 3):
    print("negative" if n < 0 else "zero" if n == 0 else "positive", end=" ")
print()
print(1 if False else 2 if False else 3)
print((1 if True else 2) + (3 if False else 4))
print([1, 2] if [] or None else (3,))
print("x" if 0 else "y", 1 + 1 if 1 else 0)
f = lambda n: "many" if n > 1 else "one" if n else "none"
print(f(0), f(1), f(2))
print([i if i % 2 else -i for i in range(5)])
print("a" or "b", "" or "b", "a" and "b", "" and "b", not "", not "a")
print(None or 0 or [] or "last", 1 and 2 and 3, 0 and 1 / 0, 1 or 1 / 0)
print(not not [0], not 0 == 1, (not 0) == 1)
print(print("side") or "after", [] and {} or ())
