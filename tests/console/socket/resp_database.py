import socket, threading
def codifica(*p): return b'*%d\r\n' % len(p) + b''.join(b'$%d\r\n%b\r\n' % (len(x), x) for x in p)
class Protocolo(Exception): pass
def lee(f):
    l = f.readline()
    if not l: raise EOFError
    t, l = l[:1], l[1:-2]
    if t == b'+': return l.decode()
    if t == b'-': raise Protocolo(l.decode())
    if t == b':': return int(l)
    if t == b'$': return None if int(l) < 0 else f.read(int(l) + 2)[:-2]
    if t == b'*': return [lee(f) for _ in range(int(l))]
    raise Protocolo(f'tipo {t!r}')
def sirve(c, datos={}):
    with c, c.makefile('rwb') as f:
        while True:
            try: orden, *args = lee(f)
            except EOFError: break
            orden = orden.upper().decode()
            try:
                if orden == 'SET': datos[args[0]] = args[1]; f.write(b'+OK\r\n')
                elif orden == 'GET':
                    v = datos.get(args[0]); f.write(b'$-1\r\n' if v is None else b'$%d\r\n%s\r\n' % (len(v), v))
                elif orden == 'INCR': datos[args[0]] = str(int(datos.get(args[0], b'0')) + 1).encode(); f.write(b':' + datos[args[0]] + b'\r\n')
                elif orden == 'KEYS': f.write(codifica(*sorted(datos)))
                else: f.write(f"-ERR no conozco '{orden}'\r\n".encode())
            except ValueError as e: f.write(b'-ERR %a\r\n' % str(e))
            f.flush()
a, b = socket.socketpair(); h = threading.Thread(target=sirve, args=(b,)); h.start()
f = a.makefile('rwb')
f.write(codifica(b'SET', b'x', 'ñ'.encode()) + codifica(b'get', b'x') + codifica(b'INCR', b'n') * 2 + codifica(b'GET', b'?') + codifica(b'KEYS') + codifica(b'INCR', b'x') + codifica(b'ZAS')); f.flush()
for _ in range(8):
    try: print(lee(f))
    except Protocolo as e: print('error:', e)
f.close(); a.close(); h.join()
