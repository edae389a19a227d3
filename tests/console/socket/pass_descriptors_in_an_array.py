import socket, array, os

def send_fds(sock, msg, fds):
    return sock.sendmsg([msg], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))])

def recv_fds(sock, msglen, maxfds):
    fds = array.array("i")   # Array of ints
    msg, ancdata, flags, addr = sock.recvmsg(msglen, socket.CMSG_LEN(maxfds * fds.itemsize))
    for cmsg_level, cmsg_type, cmsg_data in ancdata:
        if cmsg_level == socket.SOL_SOCKET and cmsg_type == socket.SCM_RIGHTS:
            fds.frombytes(cmsg_data[:len(cmsg_data) - (len(cmsg_data) % fds.itemsize)])
    return msg, list(fds)

a, b = socket.socketpair()
x, y = socket.socketpair()
send_fds(a, b'toma', [x.fileno()])
msg, fds = recv_fds(b, 100, 4)
print(msg, len(fds))
z = socket.socket(fileno=fds[0])
z.sendall(b'hola')
print(y.recv(10))
