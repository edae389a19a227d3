# What CMSG_LEN and CMSG_SPACE say of each length, up to where they refuse.
import socket
import struct
import sys

LIMIT = 0x7FFFFFFF
big = LIMIT - socket.CMSG_LEN(0) + 1
print(socket.CMSG_LEN(0) > 2 * struct.calcsize("i"), socket.CMSG_SPACE(0) > 2 * struct.calcsize("i"))
lengths = list(range(257)) + list(range(big - 257, big))
print(all(socket.CMSG_LEN(n) - socket.CMSG_LEN(0) == n and socket.CMSG_LEN(n) <= LIMIT for n in lengths))
big_space = LIMIT - socket.CMSG_SPACE(1) + 1
lengths = list(range(257)) + list(range(big_space - 257, big_space))
last = 0
good = True
for n in lengths:
    space = socket.CMSG_SPACE(n)
    good = good and last <= space <= LIMIT and space >= socket.CMSG_LEN(n) and space >= n + socket.CMSG_LEN(0)
    last = space
print(good)
for function, wrong in ((socket.CMSG_LEN, big), (socket.CMSG_SPACE, big_space)):
    for n in (-1, wrong, sys.maxsize, 2 ** 70):
        try:
            print(function(n))
        except OverflowError as error:
            print(error)
