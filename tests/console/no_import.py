s = socket.socket()
