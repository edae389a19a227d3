import select
import socket

a, b = socket.socketpair()
print(select.select([a], [], [], 0))
r, w, x = select.select([a, b], [a, b], [a, b], 0)
print(r, w == [a, b], x)
a.send(b"x")
r, w, x = select.select([a, b], [], [], 1)
print(r == [b], w, x)
print(select.select([b.fileno()], [], [], 0) == ([b.fileno()], [], []))
b.recv(1)
print(select.select([b], [], [], 0.01), select.select([], [], [], 0))
a.close()
r, _, _ = select.select([b], [], [], 1)
print(r == [b], b.recv(1))


class Wrapped:
    def __init__(self, sock):
        self.sock = sock

    def fileno(self):
        return self.sock.fileno()


w = Wrapped(b)
r, _, _ = select.select((w,), (), (), 0)
print(r[0] is w)
for bad in (lambda: select.select([a], [], [], 0), lambda: select.select(["x"], [], [], 0), lambda: select.select([5.5], [], [], 0), lambda: select.select([b], [], [], -1),
            lambda: select.select(b, [], []), lambda: select.select([b], []), lambda: select.select([-1], [], [], 0), lambda: select.select([b], [], [], "x"), lambda: select.select([999], [], [], 0)):
    try:
        print(bad())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
b.close()
