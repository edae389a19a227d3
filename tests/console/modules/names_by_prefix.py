import errno
import select
import socket


def constants(prefix):
    """A dictionary that maps socket module constants to their names."""
    return {getattr(socket, name): name for name in dir(socket) if name.startswith(prefix)}


for prefix in ("AF_", "PF_", "SOCK_", "IPPROTO_", "SOL_", "SO_", "MSG_", "SHUT_", "TCP_", "IP_", "IPV6_", "AI_", "NI_", "EAI_", "INADDR_", "SCM_", "PACKET_", "NETLINK_"):
    found = sorted((int(number), name) for number, name in constants(prefix).items())
    print(f"{prefix:<10}{len(found):>4}")
    for number, name in found:
        print(f"    {name:<32}{number:>12} {number & 0xFFFFFFFF:#x}")
print(list(socket.AddressFamily)[-3:], len(socket.AddressFamily), socket.AddressFamily(42))
print([int(flag) for flag in socket.MsgFlag], [kind.name for kind in socket.SocketKind])
by_number = {number: name for name, number in vars(errno).items() if name.startswith("E") and name.isupper()}
print(len(by_number), by_number[111], errno.errorcode[111], sorted(vars(errno))[-1])
print({name: value for name, value in sorted(vars(select).items()) if name.startswith("POLL")})
print(socket.__dict__["AF_INET"], "nothing" in vars(socket), vars(socket)["SHUT_WR"])
families, kinds, protocols = constants("AF_"), constants("SOCK_"), constants("IPPROTO_")
for info in socket.getaddrinfo("127.0.0.1", "http"):
    print(families[info[0]], kinds[info[1]], protocols[info[2]], info[4])
