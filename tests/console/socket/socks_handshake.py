import socket, struct, threading
VER, CONNECT = 5, 1
def exact(s, n):
    b = b''
    while len(b) < n:
        p = s.recv(n - len(b))
        if not p: raise ConnectionError(f'peer closed after {len(b)}/{n}')
        b += p
    return b
def server(lis):
    c, _ = lis.accept()
    with c:
        ver, n = exact(c, 2); methods = set(exact(c, n))
        if ver != VER or 2 not in methods: c.sendall(bytes((VER, 0xff))); return
        c.sendall(bytes([VER, 2])); _, ul = exact(c, 2); user = exact(c, ul).decode(); pw = exact(c, exact(c, 1)[0]).decode()
        ok = (user, pw) == ('ana', 'secreto'); c.sendall(bytes((1, not ok)))
        if not ok: return
        _, cmd, _, kind = exact(c, 4)
        if kind == 1: host = socket.inet_ntop(socket.AF_INET, exact(c, 4))
        elif kind == 3: host = exact(c, exact(c, 1)[0]).decode()
        elif kind == 4: host = socket.inet_ntop(socket.AF_INET6, exact(c, 16))
        port, = struct.unpack('!H', exact(c, 2))
        try: u = socket.create_connection((host, port), 1); code = 0
        except ConnectionRefusedError: code = 5
        except OSError: code = 4
        c.sendall(struct.pack('!BBBB4sH', VER, code, 0, 1, b'\0' * 4, 0))
        if code == 0:
            with u: u.sendall(exact(c, 4)); c.sendall(u.recv(100))
lis = socket.create_server(('127.0.0.1', 0)); echo = socket.create_server(('127.0.0.1', 0)); dead = socket.socket(); dead.bind(('127.0.0.1', 0))
def once(): k, _ = echo.accept(); k.sendall(k.recv(100)[::-1]); k.close()
def client(user, pw, host, port, methods=(0, 2)):
    with socket.create_connection(lis.getsockname()) as s:
        s.sendall(struct.pack(f'BB{len(methods)}B', VER, len(methods), *methods)); v, m = exact(s, 2)
        if m == 0xff: return 'no acceptable method'
        s.sendall(b'\1' + bytes([len(user)]) + user.encode() + bytes([len(pw)]) + pw.encode())
        if exact(s, 2)[1]: return 'bad login'
        try: addr = b'\1' + socket.inet_aton(host)
        except OSError: addr = b'\3' + bytes([len(host)]) + host.encode()
        s.sendall(bytes((VER, CONNECT, 0)) + addr + port.to_bytes(2, 'big')); r = exact(s, 10)
        if r[1]: return {4: 'host unreachable', 5: 'refused'}.get(r[1], r[1])
        s.sendall(b'hola'); return exact(s, 4)
for a in (('ana', 'x', 'h', 1), ('ana', 'secreto', '127.0.0.1', echo.getsockname()[1]), ('ana', 'secreto', 'localhost', dead.getsockname()[1]), ('', '', '', 0, (0,))):
    ts = [threading.Thread(target=server, args=(lis,))] + ([threading.Thread(target=once)] if a[3] == echo.getsockname()[1] else [])
    [t.start() for t in ts]; print(client(*a)); [t.join() for t in ts]
a, b = socket.socketpair(); a.send(b'ab'); a.close(); exact(b, 4)
