import selectors
import socket

sel = selectors.DefaultSelector()
messages = [b"Message 1 from client.", b"Message 2 from client."]


class State:
    def __init__(self, number):
        self.number = number
        self.messages = list(messages)
        self.out = b""
        self.received = 0
        self.total = sum(len(m) for m in messages)


server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
sel.register(server, selectors.EVENT_READ, data=None)
for number in (1, 2):
    c = socket.socket()
    c.setblocking(False)
    c.connect_ex(server.getsockname())
    sel.register(c, selectors.EVENT_READ | selectors.EVENT_WRITE, data=State(number))
done = []
echoes = {}
while len(done) < 2:
    for key, mask in sel.select(timeout=1):
        s = key.fileobj
        if key.data is None:
            conn, _ = s.accept()
            conn.setblocking(False)
            sel.register(conn, selectors.EVENT_READ, data="echo")
        elif key.data == "echo":
            data = s.recv(1024)
            if data:
                s.send(data)
            else:
                sel.unregister(s)
                s.close()
        else:
            state = key.data
            if mask & selectors.EVENT_READ:
                state.received += len(s.recv(1024))
                if state.received == state.total:
                    done.append(state.number)
                    sel.unregister(s)
                    s.close()
                    continue
            if mask & selectors.EVENT_WRITE:
                if not state.out and state.messages:
                    state.out = state.messages.pop(0)
                if state.out:
                    sent = s.send(state.out)
                    state.out = state.out[sent:]
print(sorted(done))
for key in list(sel.get_map().values()):
    sel.unregister(key.fileobj)
    key.fileobj.close()
sel.close()
