age = "41"
print(int(age) + 1)
print(age + 1)
