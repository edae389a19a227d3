import select, socket
a, b = socket.socketpair()
print(select.select([a, b], [], [], 0), select.error is OSError)
for call in (lambda: select.select(), lambda: select.select([]), lambda: select.select([], [], [], [], []), lambda: select.select(5, [], []), lambda: select.select([a], None, []), lambda: select.select([None], [], [], 0), lambda: select.select([a], [], [], "1"), lambda: select.select([a], [], [], -0.5), lambda: select.nothing, lambda: select.poll(1)):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class NoFileno:
    pass


class BadFileno:
    def fileno(self):
        return "five"


for thing in (NoFileno(), BadFileno()):
    try:
        select.select([thing], [], [], 0)
    except TypeError as error:
        print(error)
a.close()
b.close()
try:
    select.select([], [b], [], 0)
except ValueError as error:
    print(error)
