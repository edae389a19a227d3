# Names of Unix sockets that are in no folder.
import os
import socket

name = b"\0contract of \0%d\xff" % os.getpid()
with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
    listener.bind(name)
    listener.listen()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.connect(listener.getsockname())
        with listener.accept()[0] as conn:
            print(listener.getsockname() == name, client.getpeername() == name, conn.getsockname() == name)
longest = b"\0" + b"h" * 107
with socket.socket(socket.AF_UNIX) as sock:
    sock.bind(longest)
    print(sock.getsockname() == longest)
with socket.socket(socket.AF_UNIX) as sock:
    try:
        sock.bind("\0" + "h" * 108)
    except OSError as error:
        print(error)
for given in ("\0contract\0text\0", bytearray(b"\0contract\0array\0")):
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(given)
        print(sock.getsockname())
with socket.socket(socket.AF_UNIX) as one, socket.socket(socket.AF_UNIX) as two:
    one.bind("")
    two.bind("")
    print(len(one.getsockname()), one.getsockname()[:1], one.getsockname() != two.getsockname())
