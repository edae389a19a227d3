def first_divisor(number):
    for candidate in range(2, number):
        if number % candidate == 0:
            break
    else:
        return None
    return candidate


for number in (2, 9, 13, 15, 25, 29):
    print(number, first_divisor(number))

for letter in "":
    pass
else:
    print("nothing to go through; else runs")

try:
    print(letter)
except NameError as error:
    print(error)

for index in range(3):
    for inner in range(3):
        if inner == index:
            continue
        if inner + index == 3:
            break
        print(index, inner)
    else:
        print("inner loop ended by itself for", index)
print("left over:", index, inner)
