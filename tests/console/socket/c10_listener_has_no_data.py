import socket
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
for name, call in (("send", lambda: listener.send(b"x")), ("recv", lambda: listener.recv(1)),
                   ("getpeername", listener.getpeername), ("sendall", lambda: listener.sendall(b"x")),
                   ("shutdown", lambda: listener.shutdown(socket.SHUT_WR)),
                   ("connect", lambda: listener.connect(listener.getsockname()))):
    try:
        print(name, call())
    except OSError as error:
        print(name, type(error).__name__, error.errno, error)
listener.close()
