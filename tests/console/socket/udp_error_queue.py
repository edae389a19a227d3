import socket, struct, errno
IP_RECVERR = 11
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, IP_RECVERR, 1); s.settimeout(1)
s.connect(('127.0.0.1', 9)); s.send(b'traza')
try: s.recv(10)
except ConnectionRefusedError as e: print(e)
d, anc, fl, a = s.recvmsg(512, 512, socket.MSG_ERRQUEUE)
print(d, bool(fl & socket.MSG_ERRQUEUE), a[0], len(anc))
for nivel, tipo, dato in anc:
    err, origen, t, codigo, _, info, data = struct.unpack_from('=IBBBBII', dato)
    print(nivel == socket.SOL_IP, tipo == IP_RECVERR, errno.errorcode[err], origen, t, codigo)
    fam, port, ip = struct.unpack_from('=HH4s', dato, 16); print(fam, socket.inet_ntoa(ip))
