class Server
    pass
