def grade(points):
    if points >= 90:
        return "A"
    elif points >= 75:
        return "B"
    elif points >= 50:
        return "C"
    else:
        return "F"


for points in [100, 90, 89, 75, 74, 50, 49, 0, -5]:
    print(points, grade(points))

if []:
    print("an empty list is true?")
elif "":
    print("an empty text is true?")
elif 0.0:
    print("zero is true?")
elif b"":
    print("no bytes are true?")
elif None:
    print("None is true?")
elif {}:
    print("an empty dict is true?")
elif range(0):
    print("an empty range is true?")
else:
    print("all of them are false")

if not (1 and "x" and [0] and (None,)): print("never")
else: print("one line suffices")
