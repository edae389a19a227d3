ports = [80, 443, 8080
for p in ports:
    print(p)
