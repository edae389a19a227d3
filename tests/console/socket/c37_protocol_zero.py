import socket
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    s = socket.socket(socket.AF_INET, kind)
    print(kind, s.proto, s.getsockopt(socket.SOL_SOCKET, socket.SO_PROTOCOL), s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == kind)
    s.close()
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
print(s.proto, s)
s.close()
for kind, proto in ((socket.SOCK_STREAM, socket.IPPROTO_UDP), (socket.SOCK_DGRAM, socket.IPPROTO_TCP), (socket.SOCK_STREAM, 999)):
    try:
        socket.socket(socket.AF_INET, kind, proto)
    except OSError as error:
        print(error.errno, error)
