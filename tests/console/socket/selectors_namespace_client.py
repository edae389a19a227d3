import selectors, socket, sys, types, threading
sel = selectors.DefaultSelector()
messages = [b'Mensaje 1 del cliente.', b'Mensaje 2 del cliente.']
srv = socket.create_server(('127.0.0.1', 0))
def eco():
    for _ in range(2):
        c, _ = srv.accept()
        with c:
            n = 0
            while n < sum(map(len, messages)):
                d = c.recv(1024); n += len(d); c.sendall(d)
threading.Thread(target=eco).start()
def start_connections(host, port, num_conns):
    server_addr = (host, port)
    for i in range(0, num_conns):
        connid = i + 1
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sock.setblocking(False)
        sock.connect_ex(server_addr)
        events = selectors.EVENT_READ | selectors.EVENT_WRITE
        data = types.SimpleNamespace(connid=connid, msg_total=sum(len(m) for m in messages), recv_total=0, messages=messages.copy(), outb=b'')
        sel.register(sock, events, data=data)
fin = []
def service_connection(key, mask):
    sock = key.fileobj
    data = key.data
    if mask & selectors.EVENT_READ:
        recv_data = sock.recv(1024)
        if recv_data:
            data.recv_total += len(recv_data)
        if not recv_data or data.recv_total == data.msg_total:
            fin.append((data.connid, data.recv_total))
            sel.unregister(sock)
            sock.close()
            return
    if mask & selectors.EVENT_WRITE:
        if not data.outb and data.messages:
            data.outb = data.messages.pop(0)
        if data.outb:
            sent = sock.send(data.outb)
            data.outb = data.outb[sent:]
start_connections(*srv.getsockname(), 2)
try:
    while True:
        events = sel.select(timeout=1)
        if events:
            for key, mask in events:
                service_connection(key, mask)
        if not sel.get_map():
            break
except KeyboardInterrupt:
    print('Caught keyboard interrupt, exiting')
finally:
    sel.close()
print(sorted(fin))
