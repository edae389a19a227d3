import socket
for family, kind in ((socket.AF_INET, socket.SOCK_SEQPACKET), (socket.AF_INET, socket.SOCK_RDM), (socket.AF_X25, socket.SOCK_SEQPACKET),
                     (socket.AF_UNIX, socket.SOCK_RDM), (77, socket.SOCK_STREAM), (socket.AF_INET, 77)):
    try:
        s = socket.socket(family, kind)
        print("made", s)
    except OSError as error:
        print(family, kind, error.errno, error)
try:
    socket.socketpair(socket.AF_INET)
except OSError as error:
    print(error.errno, error)
s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
print(s.family, s.type)
s.close()
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
a.send(b"one")
a.send(b"two")
print(b.recv(100), b.recv(2))
a.close()
print(b.recv(10))
b.close()
