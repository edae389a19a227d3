import socket, threading
class Command:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        Command.registry[name or cls.__name__.upper()] = cls
    def __init__(self, session, *args): self.session, self.args = session, args
    def run(self): raise NotImplementedError(type(self).__name__)
class Set(Command):
    def run(self):
        k, *v = self.args
        self.session[k] = ' '.join(v); return 'OK'
class Get(Command):
    def run(self): return self.session[self.args[0]]
class Delete(Command, name='DEL'):
    def run(self): return str(int(self.session.pop(self.args[0], None) is not None))
class Todo(Command): pass
def handle(conn):
    store = {}
    with conn, conn.makefile('r') as r, conn.makefile('w') as w:
        for line in r:
            verb, *args = line.split() or ['']
            try: answer = Command.registry[verb.upper()](store, *args).run()
            except KeyError as e: answer = f'ERR no {e}'
            except NotImplementedError as e: answer = f'ERR todo {e}'
            except Exception as e: answer = f'ERR {type(e).__name__}: {e}'
            print(answer, file=w, flush=True)
a, b = socket.socketpair()
t = threading.Thread(target=handle, args=(a,)); t.start()
with b.makefile('rw') as f:
    for l in 'SET a 1 2 3|GET a|DEL a|DEL a|GET a|todo|SET|GET|nope x|'.split('|'):
        f.write(l + '\n'); f.flush(); print(f'{l:<12}=> {f.readline()!r}')
b.close(); t.join(); print(sorted(Command.registry))
