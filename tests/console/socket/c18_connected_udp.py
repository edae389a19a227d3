import socket
friend = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
friend.bind(("127.0.0.1", 0))
intruder = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
intruder.bind(("127.0.0.1", 0))
mine = socket.socket(type=socket.SOCK_DGRAM)
mine.bind(("127.0.0.1", 0))
mine.connect(friend.getsockname())
print(mine.getpeername() == friend.getsockname())
print(intruder.sendto(b"let me in"[:7], mine.getsockname()))
print(friend.sendto(b"hello", mine.getsockname()))
mine.settimeout(1)
print(mine.recv(100))
mine.setblocking(False)
try:
    mine.recv(100)
except BlockingIOError as error:
    print(error)
print(mine.send(b"back"), friend.recvfrom(10)[0])
print(mine.sendto(b"over", friend.getsockname()), friend.recv(10))
for s in (mine, friend, intruder):
    s.close()
