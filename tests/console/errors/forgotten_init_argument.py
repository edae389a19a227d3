class Client:
    def __init__(self, host, port):
        self.host, self.port = host, port


c = Client("here", 80)
print(c.host, c.port)
Client("here")
