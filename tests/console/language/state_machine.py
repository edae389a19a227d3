IDLE, OPEN, CLOSED = range(3)
NAMES = {IDLE: "idle", OPEN: "open", CLOSED: "closed"}


class Machine:
    moves = {(IDLE, "connect"): OPEN, (OPEN, "close"): CLOSED, (CLOSED, "reset"): IDLE}

    def __init__(self):
        self.state = IDLE
        self.history = [self.state]

    def fire(self, event):
        key = self.state, event
        if key not in self.moves:
            raise ValueError(f"{event!r} is not possible when {NAMES[self.state]}")
        self.state = self.moves[key]
        self.history.append(self.state)
        return self

    def __str__(self):
        return " -> ".join(NAMES[s] for s in self.history)


m = Machine()
print(m.fire("connect").fire("close"))
for event in ("close", "reset", "connect", "connect"):
    try:
        m.fire(event)
    except ValueError as error:
        print(error)
    else:
        print(event, "ok")
print(m)
