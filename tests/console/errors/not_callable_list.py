ports = [80, 443]
print(ports[0])
print(ports(0))
