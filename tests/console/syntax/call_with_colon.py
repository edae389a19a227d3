a = 1
print(1):
