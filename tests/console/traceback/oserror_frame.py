import socket


def dial(address):
    s = socket.socket()
    with s:
        s.connect(address)


dial(("127.0.0.1", 1))
