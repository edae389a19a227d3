port = 8080
print("port " + str(port))
print("port " + port)
