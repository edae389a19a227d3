class Server:
    def start(port):
        print("starting at", port)


Server.start(80)
Server().start(80)
