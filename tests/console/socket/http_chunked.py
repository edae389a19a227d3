import socket, threading, time
def trozos(c):
    for p in ('hola ', 'mundo', '!' * 20): yield_ = p.encode(); c.sendall(f'{len(yield_):x}\r\n'.encode() + yield_ + b'\r\n')
    c.sendall(b'0\r\n\r\n')
a, b = socket.socketpair()
a.sendall(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\nX-a: 2\r\n\r\n'); trozos(a); a.close()
f = b.makefile('rb')
version, codigo, razon = f.readline().decode('iso-8859-1').split(None, 2)
cab = {}
for l in iter(f.readline, b'\r\n'):
    k, v = l.decode('latin-1').split(':', 1); cab.setdefault(k.title(), []).append(v.strip())
cuerpo = bytearray()
while True:
    n = int(f.readline().split(b';')[0], 16)
    cuerpo += f.read(n); f.readline()
    if not n: break
print(version, int(codigo), razon.rstrip(), cab, cuerpo.decode(), sep='\n')
fecha = time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime(784111777)); print(fecha)
