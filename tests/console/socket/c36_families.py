import socket
print(int(socket.AF_UNIX), int(socket.AF_INET), int(socket.AF_X25), int(socket.AF_INET6), socket.AF_UNSPEC)
for name in ("PF_INET", "PF_UNIX", "PF_X25", "PF_PACKET", "AF_PACKET", "AF_NETLINK", "AF_NOTHING"):
    print(name, hasattr(socket, name))
print(repr(socket.AF_INET), str(socket.AF_INET), socket.AF_INET == 2, socket.AF_INET.name, socket.AF_INET.value)
print(socket.AddressFamily(10), socket.AddressFamily["AF_UNIX"], socket.SocketKind(2), repr(socket.SocketKind(5)))
try:
    socket.AddressFamily(9999)
except ValueError as error:
    print(error)
try:
    socket.AddressFamily["AF_NOPE"]
except KeyError as error:
    print(error)
socket.PF_INET
