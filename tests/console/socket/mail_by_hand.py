import socket, threading
class Correo:
    def __init__(self): self.buzon = []
    def sesion(self, c):
        with c, c.makefile('rwb') as f:
            def di(codigo, texto): f.write(f'{codigo} {texto}\r\n'.encode()); f.flush()
            di(220, 'correo listo'); de, para = None, []
            for linea in f:
                orden, _, resto = linea.strip().decode().partition(' ')
                orden = orden.upper()
                if orden in ('HELO', 'EHLO'): di(250, f'hola {resto}')
                elif orden == 'MAIL': de = resto.split(':', 1)[1].strip('<>'); di(250, 'ok')
                elif orden == 'RCPT': para.append(resto[resto.index('<') + 1:resto.rindex('>')]); di(250, 'ok')
                elif orden == 'DATA':
                    di(354, 'acaba con .'); cuerpo = []
                    while (l := f.readline().rstrip(b'\r\n')) != b'.':
                        cuerpo.append(l[1:] if l.startswith(b'..') else l)
                    self.buzon.append((de, tuple(para), b'\n'.join(cuerpo).decode())); di(250, f'en cola {len(self.buzon):03d}')
                elif orden == 'QUIT': di(221, 'adiós'.encode('ascii', 'ignore').decode()); break
                else: di(500, f'{orden!r}?')
correo = Correo()
srv = socket.create_server(('localhost', 0))
h = threading.Thread(target=lambda: correo.sesion(srv.accept()[0])); h.start()
c = socket.create_connection(srv.getsockname()); f = c.makefile('rw', newline='\r\n')
print(repr(f.readline()))
for l in ['EHLO yo', 'MAIL FROM:<a@x>', 'RCPT TO:<b@y>', 'RCPT TO: <c@z>', 'NADA', 'DATA']:
    print(l, file=f, flush=True); print('>', l, '<', f.readline().strip())
f.write('Subject: hola\n\n..punto\nfin\n.\nQUIT\n'); f.flush()
print(f.read()); h.join(); print(correo.buzon)
