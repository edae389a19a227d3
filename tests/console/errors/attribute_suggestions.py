class Connection:
    limit = 5

    def __init__(self):
        self.address = ("here", 80)
        self.buffer = b""

    def receive(self):
        return self.adress


c = Connection()
try:
    c.receive()
except AttributeError as error:
    print(error, error.name, error.obj is c)
for name in ("adress", "bufer", "limits", "recieve", "zzz", "Address"):
    try:
        getattr(c, name)
    except AttributeError as error:
        print(error)
for thing, name in (("text", "uper"), ([], "apend"), ({}, "item"), (5, "bit_lenght"), (None, "send"), (b"x", "encode"), ("x", "decode"), ((), "append"), (print, "x"), (Connection, "limt"), (1.5, "real_"), (range(1), "len"), (lambda: 0, "x"), (ValueError("x"), "message"), (c.receive, "x")):
    try:
        getattr(thing, name)
    except AttributeError as error:
        print(error)
try:
    (5).x = 1
except AttributeError as error:
    print(error)
try:
    "abc".x = 1
except AttributeError as error:
    print(error)
try:
    [].append = 1
except AttributeError as error:
    print(error)
c.recieve()
