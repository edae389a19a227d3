services = {"http": 80, "https": 443
print(services)
