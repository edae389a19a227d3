# TFTP (RFC 1350) over loopback, reading request with one lost packet
import socket, struct, threading
RRQ, WRQ, DATA, ACK, ERROR = range(1, 6)
NAMES = {v: k for k, v in list(globals().items()) if k.isupper() and isinstance(v, int)}
FILES = {'hola.txt': b'hola mundo\n' * 100, 'exacto.bin': bytes(1024), 'nada': b''}
def packet(op, *args):
    if op in (RRQ, WRQ):
        name, mode = args
        return struct.pack('!H', op) + name.encode() + b'\0' + mode.encode() + b'\0'
    if op == DATA:
        return struct.pack(f'!HH{len(args[1])}s', op, *args)
    if op == ACK:
        return struct.pack('!HH', op, *args)
    if op == ERROR:
        return struct.pack('!HH', op, args[0]) + args[1].encode('ascii') + b'\x00'
    raise ValueError('opcode %d?' % op)
def server(sock, times):
    for _ in range(times):
        req, peer = sock.recvfrom(516)
        op, = struct.unpack_from('!H', req)
        name, mode, _ = req[2:].split(b'\0')
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as tid:
            tid.bind(('127.0.0.1', 0))
            tid.settimeout(0.2)
            content = FILES.get(name.decode())
            if content is None:
                tid.sendto(packet(ERROR, 1, 'File not found'), peer)
                continue
            block = 0
            while True:
                block += 1
                part = content[(block - 1) * 512:block * 512]
                for attempt in range(5):
                    tid.sendto(packet(DATA, block, part), peer)
                    try:
                        answer, _ = tid.recvfrom(16)
                    except socket.timeout:
                        continue
                    if struct.unpack('!HH', answer) == (ACK, block):
                        break
                else:
                    raise TimeoutError('gave up')
                if len(part) < 512:
                    break
def get(name, where, lose=()):
    lost = set(lose)
    got = []
    with socket.socket(type=socket.SOCK_DGRAM) as s:
        s.settimeout(5)
        s.sendto(packet(RRQ, name, 'octet'), where)
        while True:
            data, peer = s.recvfrom(1024)
            op, number = struct.unpack('!HH', data[:4])
            print(NAMES[op], number, len(data) - 4)
            if op == ERROR:
                raise FileNotFoundError(number, data[4:-1].decode(), name)
            if number in lost:
                lost.discard(number)
                continue
            got.append(data[4:])
            s.sendto(packet(ACK, number), peer)
            if len(data) < 516:
                return b''.join(got)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 0))
where = ('127.0.0.1', s.getsockname()[1])
t = threading.Thread(target=server, args=(s, 4), name='tftpd')
t.start()
for name in ['hola.txt', 'exacto.bin', 'nada']:
    data = get(name, where, lose=[2])
    print(name, len(data), data == FILES[name])
try:
    get('otro', where)
except OSError as e:
    print(type(e).__name__, e.errno, e.strerror, e.filename, '/', e)
t.join()
s.close()
