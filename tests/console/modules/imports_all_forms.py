import socket, struct
import errno as e, time as clock
import os.path
from socket import AF_INET, SOCK_STREAM as STREAM
from socket import (
    socket as make_socket,
    timeout,
)
import threading as th; from struct import pack, unpack
from socket import *
print(socket is make_socket, e.EPIPE, type(clock.time()), os.path.join("a", "b"), AF_INET, STREAM)
print(unpack("!H", pack("!H", 5)), th.Lock is not None, timeout, SOCK_DGRAM, gethostname is not None)


def inside():
    import struct as hidden
    from errno import EAGAIN
    return hidden.calcsize("!I"), EAGAIN


print(inside())
try:
    hidden
except NameError as error:
    print(error)
import socket
print(socket.AF_INET is AF_INET, type(socket), socket.__name__)
import socket as again
print(again is socket)
try:
    import definitely_missing
except ImportError as error:
    print(error)
if True:
    import select
print(select.__name__, struct.__name__, errno if False else "no name errno here")
from errno import nothing
