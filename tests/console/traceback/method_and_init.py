class Server:
    def __init__(self, port):
        self.port = self.check(port)

    def check(self, port):
        if not isinstance(port, int):
            raise TypeError("port must be a number")
        return port


Server(80)
Server("80")
