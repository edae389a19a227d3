import socket, errno
a, b = socket.socketpair()
b.close()
try:
    a.sendall(b"nobody there")
except BrokenPipeError as error:
    print(error.errno == errno.EPIPE, errno.errorcode[error.errno], error)
print("the program lives on")
a.send(b"and this one is not caught")
