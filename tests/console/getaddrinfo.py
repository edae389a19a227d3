import socket
for item in socket.getaddrinfo("127.0.0.1", 80):
    print(item)
print(socket.getaddrinfo("::1", "443", type=socket.SOCK_DGRAM))
print(socket.getaddrinfo("127.0.0.1", "http", socket.AF_INET, socket.SOCK_STREAM)[0][4])
print(socket.getaddrinfo(None, 8080, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_PASSIVE))
socket.getaddrinfo("127.0.0.1", 80, socket.AF_INET6)
