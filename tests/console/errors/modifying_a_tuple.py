address = ("127.0.0.1", 80)
print(address[1])
address[1] = 8080
