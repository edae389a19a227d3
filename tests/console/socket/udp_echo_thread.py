import socket
import threading

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))


def serve():
    while True:
        data, address = server.recvfrom(1024)
        if data == b"stop":
            break
        server.sendto(data.upper(), address)


t = threading.Thread(target=serve, daemon=True)
t.start()
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(2)
for word in (b"one", b"two words", "ñ".encode(), b""):
    client.sendto(word, server.getsockname())
    data, who = client.recvfrom(1024)
    print(data, who == server.getsockname())
client.sendto(b"stop", server.getsockname())
t.join()
print(t.daemon, t.is_alive())
client.close()
server.close()
