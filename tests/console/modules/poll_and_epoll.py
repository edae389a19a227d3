import select, socket
a, b = socket.socketpair()
p = select.poll()
print(type(p), p.poll(0))
print(p.register(a), p.register(a, select.POLLIN), p.poll(0))
b.send(b"x")
print(p.poll() == [(a.fileno(), select.POLLIN)], p.poll(timeout=5) == [(a.fileno(), 1)] if False else "positional only")
with select.epoll() as e:
    e.register(a, select.EPOLLIN)
    print(e.poll(0) == [(a.fileno(), select.EPOLLIN)], e.closed, e.fileno() > 2)
    e.modify(a, select.EPOLLOUT)
    print(e.poll(0.01) == [(a.fileno(), select.EPOLLOUT)])
    e.unregister(a)
    print(e.poll(0))
    try:
        e.unregister(a)
    except FileNotFoundError as error:
        print(error)
print(e.closed, select.EPOLLIN, select.EPOLLOUT, select.EPOLLET == 1 << 31)
a.close()
b.close()
