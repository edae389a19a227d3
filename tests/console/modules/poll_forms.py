import select, socket
a,b=socket.socketpair()
p=select.poll()
print(str(p)[:19], type(p), type(p).__name__)
for f in (lambda: p.register(a), lambda: p.register(a, select.POLLIN), lambda: p.register("x"), lambda: p.register(a,-1), lambda: p.register(a, 2**20), lambda: p.register(a,"x"), lambda: p.register(), lambda: p.modify(b, 1), lambda: p.modify(a), lambda: p.modify(a, select.POLLOUT), lambda: p.poll(0), lambda: p.poll("x"), lambda: p.poll(-1 if p.poll(0) else 0), lambda: p.poll(1,2), lambda: p.poll(0.5), lambda: p.poll(None), lambda: p.unregister(a), lambda: p.unregister(a), lambda: p.unregister("x"), lambda: p.poll(0), lambda: p.foo, lambda: select.poll(1), lambda: p.register(99999), lambda: p.poll(10), lambda: p.unregister(99999), lambda: p.poll(2**70), lambda: p.poll(float("inf"))):
    try: 
        r=f()
        if isinstance(r,list): r=[(x[0] in (a.fileno(),b.fileno(),99999),x[1]) for x in r]
        print(r)
    except Exception as e: print(type(e).__name__, str(e).replace(str(a.fileno()),"A"))
p.register(b, select.POLLIN|select.POLLRDHUP)
a.close()
print([e for _,e in p.poll(100)], select.POLLIN|select.POLLHUP|select.POLLRDHUP)
b.close()
print([e for _,e in p.poll(100)], select.POLLNVAL)
