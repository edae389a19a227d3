import os, socket, struct
a, b = socket.socketpair()
pid, uid, gid = struct.unpack("3i", a.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")))
print(pid == os.getpid(), uid >= 0, gid >= 0)
b.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
a.sendmsg([b"who am I"])
data, ancillary, flags, address = b.recvmsg(100, socket.CMSG_SPACE(12))
print(data, len(ancillary), flags)
level, kind, payload = ancillary[0]
print(level == socket.SOL_SOCKET, kind == socket.SCM_CREDENTIALS, struct.unpack("3i", payload)[0] == os.getpid())
a.close()
b.close()
