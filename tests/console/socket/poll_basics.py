import select
import socket

a, b = socket.socketpair()
p = select.poll()
p.register(a, select.POLLIN)
p.register(b.fileno(), select.POLLIN | select.POLLOUT)
print(p.poll(0) == [(b.fileno(), select.POLLOUT)])
a.send(b"x")
print(p.poll(100) == [(b.fileno(), select.POLLIN | select.POLLOUT)])
p.modify(b, select.POLLIN)
print(p.poll() == [(b.fileno(), select.POLLIN)], b.recv(1))
print(p.poll(1))
p.unregister(a)
number = b.fileno()
a.close()
events = p.poll(100)
print(events[0][0] == number, bool(events[0][1] & select.POLLHUP), bool(events[0][1] & select.POLLIN))
print(select.POLLIN, select.POLLOUT, select.POLLPRI, select.POLLERR, select.POLLHUP, select.POLLNVAL)
for bad in (lambda: p.unregister(a), lambda: p.unregister(9999), lambda: p.modify(9999, 1), lambda: p.register("x"), lambda: p.poll("x"), lambda: p.register(-1)):
    try:
        print(bad())
    except (KeyError, TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
p.unregister(b)
print(p.poll(0))
b.close()
