import struct, socket, time, threading
NTP_DELTA = 2208988800
FMT = '!B B B b 11I'
def to_ntp(t):
    return int(t), int((t - int(t)) * 2**32)
def srv(s):
    d, a = s.recvfrom(48)
    campos = struct.unpack(FMT, d)
    modo = campos[0] & 7
    version = campos[0] >> 3 & 7
    r = struct.pack(FMT, (0 << 6) | (version << 3) | 4, 2, 6, -20, 0, 0, 0x7F000001, *to_ntp(1700000000.25 + NTP_DELTA), 0, 0, *to_ntp(1700000000.5+NTP_DELTA), *to_ntp(1700000000.75+NTP_DELTA))
    s.sendto(r, a)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('localhost', 0))
h = threading.Thread(target=srv, args=(s,)); h.start()
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
c.settimeout(2)
c.sendto(b'\x1b' + 47 * b'\0', s.getsockname())
d = c.recv(1024)
u = struct.unpack('!12I', d)
print(len(d), u)
t = u[10] - NTP_DELTA
print(time.gmtime(t))
print(time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(t)), time.ctime(0)[:3], time.asctime(time.gmtime(t)))
print(u[11] / 2**32, '%.3f' % (t + u[11] / 2**32))
