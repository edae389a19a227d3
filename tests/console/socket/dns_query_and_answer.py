import struct, socket, threading
def nombre(n):
    return b''.join(bytes([len(p)]) + p.encode('ascii') for p in n.split('.')) + b'\x00'
def consulta(n, tipo=1, ident=0x1234):
    return struct.pack('!6H', ident, 0x0100, 1, 0, 0, 0) + nombre(n) + struct.pack('!HH', tipo, 1)
def leer_nombre(m, o):
    partes = []
    salto = None
    while True:
        l = m[o]
        if l & 0xC0 == 0xC0:
            if salto is None: salto = o + 2
            o = struct.unpack_from('!H', m, o)[0] & 0x3FFF
            continue
        o += 1
        if l == 0: break
        partes.append(m[o:o+l].decode())
        o += l
    return '.'.join(partes), (salto if salto is not None else o)
def servidor(s):
    datos, quien = s.recvfrom(512)
    ident, flags, qd, an, ns, ar = struct.unpack('!6H', datos[:12])
    n, o = leer_nombre(datos, 12)
    tipo, clase = struct.unpack_from('!HH', datos, o)
    r = struct.pack('!6H', ident, 0x8180, 1, 2, 0, 0) + datos[12:o+4]
    for ip in ('10.0.0.1', '10.0.0.2'):
        r += struct.pack('!HHHIH4s', 0xC00C, 1, 1, 300, 4, socket.inet_aton(ip))
    s.sendto(r, quien)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('127.0.0.1', 0))
threading.Thread(target=servidor, args=[s]).start()
c = socket.socket(type=socket.SOCK_DGRAM)
q = consulta('www.ejemplo.org')
print(q, len(q), q.hex(' ', 2))
c.sendto(q, s.getsockname())
m, _ = c.recvfrom(512)
cab = dict(zip('id flags qd an ns ar'.split(), struct.unpack('!6H', m[:12])))
print({k: hex(v) for k, v in cab.items()})
n, o = leer_nombre(m, 12); o += 4
print(n)
for _ in range(cab['an']):
    n, o = leer_nombre(m, o)
    t, c_, ttl, l = struct.unpack_from('!HHIH', m, o); o += 10
    print(f'{n:<20}{t:>4}{ttl:6d} {socket.inet_ntoa(m[o:o+l])}'); o += l
print(f'{0x8180:016b} qr={0x8180 >> 15} opcode={(0x8180 >> 11) & 0xF} rcode={0x8180 & 0xF}')
