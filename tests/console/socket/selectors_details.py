import selectors
import socket

a, b = socket.socketpair()
with selectors.DefaultSelector() as sel:
    print(selectors.EVENT_READ, selectors.EVENT_WRITE, sel.select(0))
    key = sel.register(a, selectors.EVENT_READ | selectors.EVENT_WRITE, data="the left one")
    print(key.data, key.events, sel.get_key(a) == key, type(key).__name__)
    for key, events in sel.select(1):
        print(key.data, events)
    b.send(b"x")
    for key, events in sel.select(1):
        print(key.data, events, events & selectors.EVENT_READ)
    changed = sel.modify(a, selectors.EVENT_READ, data=["new"])
    print(changed.data, changed.events, len(sel.select(0)))
    a.recv(1)
    print(sel.select(0), sel.select(timeout=0.01))
    for bad in (lambda: sel.register(a, selectors.EVENT_READ), lambda: sel.register(b, 0), lambda: sel.register(b, 99), lambda: sel.unregister(b),
                lambda: sel.modify(b, 1), lambda: sel.get_key(b), lambda: sel.register("x", 1), lambda: sel.register(-1, 1)):
        try:
            bad()
            print("fine")
        except (KeyError, ValueError) as error:
            print(type(error).__name__, str(error).split("<")[0].split(" fd=")[0])
    print(sel.unregister(a).data, len(sel.get_map()))
a.close()
b.close()
for kind in (selectors.SelectSelector, selectors.PollSelector):
    c, d = socket.socketpair()
    s = kind()
    s.register(c, selectors.EVENT_WRITE)
    print(kind.__name__, len(s.select(0)), s.select(0)[0][1])
    s.close()
    c.close()
    d.close()
