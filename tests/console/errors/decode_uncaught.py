data = "ñandú".encode()
print(data[2:].decode())
print(data[:1].decode())
