import socket
import struct

GROUP = "224.1.2.3"
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("", 0))
membership = struct.pack("4s4s", socket.inet_aton(GROUP), socket.inet_aton("127.0.0.1"))
receiver.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
receiver.settimeout(1)
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
print(sender.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL), sender.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP))
print(sender.sendto(b"to the group", (GROUP, receiver.getsockname()[1])))
data, peer = receiver.recvfrom(100)
print(data, peer[0])
try:
    receiver.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
except OSError as error:
    print(error.errno, error)
receiver.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, membership)
receiver.close()
sender.close()
