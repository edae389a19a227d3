import socket
hub = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
hub.bind(("127.0.0.1", 0))
hub.settimeout(1)
leaves = []
for i in range(4):
    leaf = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    leaf.bind(("127.0.0.%d" % (i + 1), 0))
    leaves.append(leaf)
known = {}
for i, leaf in enumerate(leaves):
    leaf.sendto(b"I am leaf %d" % i, hub.getsockname())
for _ in leaves:
    data, address = hub.recvfrom(100)
    known[int(data.split()[-1])] = address
print([known[i][0] for i in sorted(known)])
for i in known:
    hub.sendto(b"you are %s" % known[i][0].encode(), known[i])
for leaf in leaves:
    print(leaf.recv(100))
    leaf.close()
hub.close()
