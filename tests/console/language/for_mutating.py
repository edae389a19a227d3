numbers = [1, 2, 3, 4, 5, 6]
for n in numbers:
    if n % 2 == 0:
        numbers.remove(n)
print(numbers)
numbers = [1, 2, 2, 3, 4, 4]
for n in numbers:
    if n % 2 == 0:
        numbers.remove(n)
print(numbers)
grown = [0]
for n in grown:
    if n < 4:
        grown.append(n + 1)
print(grown)
ages = {"ann": 3, "bob": 4}
try:
    for name in ages:
        ages[name + "!"] = 1
except RuntimeError as error:
    print(type(error).__name__, error)
ages = {"ann": 3, "bob": 4}
try:
    for name in ages:
        del ages[name]
except RuntimeError as error:
    print(type(error).__name__, error)
ages = {"ann": 3, "bob": 4}
for name in ages:
    ages[name] += 1
for name in list(ages):
    del ages[name]
print(ages)
