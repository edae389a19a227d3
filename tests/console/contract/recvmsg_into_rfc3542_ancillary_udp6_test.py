# What comes along with an IPv6 datagram when it is asked for: the hop limit and the traffic class (RFC 3542).
import socket
import struct

server = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
server.bind(("::1", 0))
server.settimeout(5)
client = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
target = server.getsockname()
SIZE = struct.calcsize("i")
V6 = socket.IPPROTO_IPV6


def receive(size, *more):
    room = bytearray(size)
    count, along, flags, address = server.recvmsg_into([room], *more)
    return bytes(room[:count]), along, flags, address


def show(received):
    data, along, flags, address = received
    named = {socket.IPV6_HOPLIMIT: "hop limit", socket.IPV6_TCLASS: "traffic class"}
    told = [(named[kind], struct.unpack("i", payload)[0]) for level, kind, payload in along if level == V6]
    print(data, told, bool(flags & socket.MSG_CTRUNC), address[0])


server.setsockopt(V6, socket.IPV6_RECVHOPLIMIT, 1)
client.sendto(b"usual", target)
data, along, flags, address = receive(20, 10240)
print(data, len(along), len(along[0][2]) == SIZE, 0 <= struct.unpack("i", along[0][2])[0] <= 255)
client.sendmsg([b"limit set"], [(V6, socket.IPV6_HOPLIMIT, struct.pack("i", 2))], 0, target)
show(receive(20, socket.CMSG_SPACE(SIZE)))
server.setsockopt(V6, socket.IPV6_RECVTCLASS, 1)
client.sendmsg([b"both"], [(V6, socket.IPV6_TCLASS, struct.pack("i", 4)), (V6, socket.IPV6_HOPLIMIT, struct.pack("i", 3))], 0, target)
data, along, flags, address = receive(20, 2 * socket.CMSG_SPACE(SIZE))
show((data, sorted(along), flags, address))
for room in (0, 1, socket.CMSG_LEN(0) - 1, socket.CMSG_SPACE(SIZE)):
    client.sendmsg([b"little room"], [(V6, socket.IPV6_TCLASS, struct.pack("i", 4)), (V6, socket.IPV6_HOPLIMIT, struct.pack("i", 3))], 0, target)
    data, along, flags, address = receive(20, room)
    print(room, data, len(along), bool(flags & socket.MSG_CTRUNC))
for room in (socket.CMSG_LEN(0), socket.CMSG_LEN(SIZE) - 1):
    client.sendto(b"a part", target)
    data, along, flags, address = receive(20, room)
    print(data, len(along) <= 1, all(len(payload) < SIZE for _, _, payload in along), bool(flags & socket.MSG_CTRUNC))
server.close()
client.close()
