import selectors, socket
a,b=socket.socketpair()
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
for C in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector, selectors.DefaultSelector):
    s=C()
    print(type(s).__name__, C is selectors.DefaultSelector)
    for f in (lambda: s.register(a, selectors.EVENT_READ, "data").data, lambda: s.register(a,1), lambda: s.register(b,0), lambda: s.register(b,4), lambda: s.register(b,"x"), lambda: s.register(-5,1), lambda: s.register("x",1), lambda: s.register(b), lambda: s.register(b,1,2,3), lambda: s.get_key(a).events, lambda: s.get_key(b), lambda: s.get_key(), lambda: s.modify(a, 3, None).events, lambda: s.modify(b,1), lambda: s.modify(a,0), lambda: [ (k.fileobj is a, k.data, m) for k,m in s.select(0)], lambda: s.select("x"), lambda: s.select(1,2), lambda: len(s.get_map()), lambda: a in s.get_map(), lambda: b in s.get_map(), lambda: s.get_map()[a].events, lambda: s.get_map()[b], lambda: list(s.get_map())==[a.fileno()], lambda: s.unregister(a).fd==a.fileno(), lambda: s.unregister(a), lambda: s.select(0), lambda: s.close(), lambda: s.get_map(), lambda: s.get_key(a), lambda: s.register(a,1), lambda: s.select(0), lambda: s.close(), lambda: s.foo): t(f)
k=selectors.SelectorKey(1,2,3,4)
print(k, k.fd, k._fields, k==(1,2,3,4), k[0], len(k))
t(lambda: selectors.SelectorKey(1))
t(lambda: k._replace(fd=9))
t(lambda: k._asdict())
t(lambda: selectors.BaseSelector())
fo, fd, ev, da = k
print(fo,fd,ev,da)
s=selectors.DefaultSelector()
s.register(a,1)
a.close()
t(lambda: s.unregister(a).data)
s.register(b, selectors.EVENT_READ|selectors.EVENT_WRITE, data={"x":1})
with s: print([(k.data,m) for k,m in s.select()])
