value = 5
print("value is", valu + 1)
