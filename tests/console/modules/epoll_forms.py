import select, socket
a,b=socket.socketpair()
p=select.epoll()
print(str(p)[:22], type(p), p.closed)
def t(f):
    try: 
        r=f()
        if isinstance(r,list): r=[(x[0] in (a.fileno(),b.fileno()),x[1]) for x in r]
        print(r)
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: p.register(a), lambda: p.register(a), lambda: p.register("x"), lambda: p.register(a,-1), lambda: p.register(a, 2**40), lambda: p.register(a,"x"), lambda: p.register(), lambda: p.modify(b, 1), lambda: p.modify(a), lambda: p.modify(a, select.EPOLLOUT), lambda: p.poll(0), lambda: p.poll("x"), lambda: p.poll(0,0), lambda: p.poll(0,-2), lambda: p.poll(0,1,2), lambda: p.poll(timeout=0, maxevents=5), lambda: p.poll(foo=1), lambda: p.unregister(a), lambda: p.unregister(a), lambda: p.register(99999), lambda: p.fileno()>2, lambda: p.foo, lambda: select.epoll(-2), lambda: select.epoll("x"), lambda: select.epoll(foo=1), lambda: select.epoll(1,5), lambda: p.register(fd=b, eventmask=select.EPOLLIN|select.EPOLLET), lambda: a.send(b"x"), lambda: p.poll(1), lambda: p.poll(0), lambda: p.close(), lambda: p.closed, lambda: p.poll(0), lambda: p.fileno(), lambda: p.register(a), lambda: p.close(), lambda: p.__enter__()): t(f)
with select.epoll() as q:
    q.register(b.fileno(), select.EPOLLIN)
    t(lambda: q.poll(0))
print(q.closed)
