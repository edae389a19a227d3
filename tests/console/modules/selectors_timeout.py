import selectors, socket, time
sel = selectors.DefaultSelector()
a, b = socket.socketpair()
sel.register(a, selectors.EVENT_READ)
start = time.monotonic()
print(sel.select(0.02), time.monotonic() - start >= 0.015)
print(sel.select(-1), sel.select(0))
b.close()
for key, mask in sel.select():
    print(key.fileobj is a, mask, a.recv(1))
sel.unregister(a)
try:
    sel.unregister(a)
except KeyError as error:
    print(type(error).__name__)
a.close()
sel.close()
try:
    sel.select(0)
except ValueError as error:
    print(error)
print(sel.get_map())
