# Ten descriptors at once, by the two functions that are made for it.
import socket

pairs = [socket.socketpair() for _ in range(10)]
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
with a, b:
    print(socket.send_fds(a, [b"take ", b"these"], [near.fileno() for near, _ in pairs]))
    data, numbers, flags, address = socket.recv_fds(b, 100, 20)
print(data, len(numbers), flags, set(numbers).isdisjoint(near.fileno() for near, _ in pairs))
for place, (_, far) in enumerate(pairs):
    far.send(b"%d" % place)
for number in numbers:
    with socket.socket(fileno=number) as copy:
        print(copy.recv(100), end=" ")
print()
for near, far in pairs:
    near.close()
    far.close()
