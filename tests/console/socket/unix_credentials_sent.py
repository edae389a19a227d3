import socket, struct, os
a, b = socket.socketpair()
pid, uid, gid = struct.unpack('3i', a.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize('3i')))
print(pid == os.getpid(), uid == os.getuid(), gid == os.getgid())
b.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
a.sendmsg([b'hola'], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, struct.pack('3i', os.getpid(), os.getuid(), os.getgid()))])
d, anc, fl, ad = b.recvmsg(100, socket.CMSG_SPACE(12))
print(d, [(l, t, len(x)) for l, t, x in anc], fl, ad)
