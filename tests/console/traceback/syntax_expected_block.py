while True:
print("x")
