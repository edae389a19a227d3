def value(x):
    print("asked", x)
    return x


print(value(1) < value(2) < value(3))
print(value(1) > value(2) < value(3))
print(1 < 2 > 1 != 0 == False)
print(3 > 2 == True, (3 > 2) == True)
print(1 == 1.0 == True, 0 == False is not None)
print(1 in [1] == True, (1 in [1]) == True)
print("a" < "b" <= "b" < "ba", [1, 2] < [1, 2, 0] < [1, 3])
print(not 1 == 2, not (1 < 2) in [False])
print((1, "x") < (2, None), (1,) < (1, 2), b"a" < b"b")
x = 5
print(0 <= x < 10, 0 <= x < 3, 10 > x >= 5 > 1)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1 or nan >= 1, nan in [nan])
print(None is None is not False, None == 0, [] is [])
