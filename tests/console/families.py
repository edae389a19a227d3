import socket
print(socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_X25)
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    try:
        print(kind.name, socket.socket(socket.AF_UNIX, kind).type)
    except OSError as e:
        print(kind.name, e)
print(socket.AddressFamily["AF_INET"], socket.SocketKind.SOCK_DGRAM, socket.AddressFamily.AF_INET is socket.AF_INET)
print({socket.AF_INET: "v4"}[2], [socket.SOCK_STREAM], (socket.MSG_PEEK,), socket.MSG_PEEK & 3, socket.MSG_PEEK ^ socket.MSG_OOB)
print("%d %s %r" % (socket.AF_INET, socket.AF_INET, socket.AF_INET))
socket.socket(socket.AF_X25, socket.SOCK_SEQPACKET)
