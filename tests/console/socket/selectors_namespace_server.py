import selectors, socket, types
sel = selectors.DefaultSelector()
lsock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
lsock.bind(('127.0.0.1', 0))
lsock.listen()
lsock.setblocking(False)
sel.register(lsock, selectors.EVENT_READ, data=None)

def accept_wrapper(sock):
    conn, addr = sock.accept()
    conn.setblocking(False)
    data = types.SimpleNamespace(addr=addr, inb=b"", outb=b"")
    events = selectors.EVENT_READ | selectors.EVENT_WRITE
    sel.register(conn, events, data=data)

def service_connection(key, mask):
    sock = key.fileobj
    data = key.data
    if mask & selectors.EVENT_READ:
        recv_data = sock.recv(1024)
        if recv_data:
            data.outb += recv_data
        else:
            sel.unregister(sock)
            sock.close()
            return False
    if mask & selectors.EVENT_WRITE:
        if data.outb:
            sent = sock.send(data.outb)
            data.outb = data.outb[sent:]
    return True
c = socket.create_connection(lsock.getsockname())
c.sendall(b'uno dos')
going = True
closed = False
while going:
    for key, mask in sel.select(timeout=1):
        if key.data is None:
            accept_wrapper(key.fileobj)
        else:
            going = service_connection(key, mask)
    if not closed and going:
        c.settimeout(0)
        try:
            print(c.recv(10))
            c.close(); closed = True
        except BlockingIOError:
            pass
print('fin')
