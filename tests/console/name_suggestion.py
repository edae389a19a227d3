servidor = 5
print(servidro)
