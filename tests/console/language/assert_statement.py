def check(age):
    assert age >= 0, "age %d is negative" % age
    assert isinstance(age, int)
    return age


print(check(5))
for bad in (-1, 1.5):
    try:
        check(bad)
    except AssertionError as error:
        print(repr(error), error.args, str(error))
try:
    assert False, (1, 2)
except AssertionError as error:
    print(error.args)
try:
    assert (), ValueError("an object")
except AssertionError as error:
    print(repr(error.args[0]))
calls = []
assert True, calls.append("the message is not evaluated")
print(calls)
assert [0], "a list with an item is true"
