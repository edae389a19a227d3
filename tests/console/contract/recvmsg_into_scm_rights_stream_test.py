# Descriptors that go along with a message, and what is left of them where there is too little room.
import os
import socket
import struct

a, b = socket.socketpair()
files = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(4)]
for number, file in enumerate(files):
    file.bind(("127.0.0.1", 0))
SIZE = struct.calcsize("i")


def receive(sock, size, *more):
    room = bytearray(size)
    count, along, flags, address = sock.recvmsg_into([room], *more)
    return bytes(room[:count]), along, flags, address


def rights(*sockets):
    return (socket.SOL_SOCKET, socket.SCM_RIGHTS, struct.pack("%di" % len(sockets), *[s.fileno() for s in sockets]))


def take(size, room, *more):
    data, along, flags, address = receive(b, size, room, *more)
    numbers = []
    for level, kind, payload in along:
        assert (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS)
        whole = len(payload) // SIZE * SIZE
        numbers.extend(struct.unpack("%di" % (whole // SIZE), payload[:whole]))
    names = []
    for number in numbers:
        with socket.socket(fileno=number) as copy:
            names.append([file.getsockname() for file in files].index(copy.getsockname()))
    return data, len(along), names, bool(flags & socket.MSG_CTRUNC), address


a.sendmsg([b"one"], [rights(files[0])])
print(take(10, 10240))
a.sendmsg([b"four"], [rights(*files)])
print(take(10, 10240))
a.sendmsg([b"four, room for just these"], [rights(*files)])
print(take(30, socket.CMSG_SPACE(4 * SIZE)))
a.sendmsg([b"by length"], [rights(*files)])
print(take(30, socket.CMSG_LEN(4 * SIZE)))
try:
    print(a.sendmsg([b"in two"], [rights(files[0]), rights(files[1], files[2])]))
    print(take(30, 10240))
except OSError as error:
    print(error)
a.sendmsg([b"none"], [rights()])
print(take(30, 10240))
a.sendmsg([b"part of an int"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, struct.pack("i", files[0].fileno())[:-1])])
print(take(30, 10240))
for room in (None, 0, 1, 2 * SIZE, socket.CMSG_LEN(0) - 1, socket.CMSG_LEN(0), socket.CMSG_LEN(0) + 1, socket.CMSG_LEN(SIZE), socket.CMSG_LEN(2 * SIZE) - 1):
    a.sendmsg([b"cut"], [rights(files[1], files[2])])
    if room is None:
        data, along, flags, _ = receive(b, 10)
        print("no room asked for", data, along, bool(flags & socket.MSG_CTRUNC))
    else:
        data, count, names, cut, _ = take(10, room)
        print(data, names, cut)
before = os.getpid()
for file in files:
    file.close()
a.close()
b.close()
