class Message:
    def __init__(self, raw):
        self.raw = raw; self.tags, self.prefix = {}, ''
        if raw.startswith('@'): tags, raw = raw[1:].split(' ', 1); self.tags = dict(t.split('=', 1) if '=' in t else (t, True) for t in tags.split(';'))
        if raw.startswith(':'): self.prefix, raw = raw[1:].split(' ', 1)
        raw, colon, trail = raw.partition(' :'); self.command, *self.params = raw.split()
        if colon: self.params.append(trail)
    nick = property(lambda self: self.prefix.split('!', 1)[0])
    def __str__(self): *mid, last = self.params or ['']; return ' '.join(filter(None, [':' + self.prefix if self.prefix else '', self.command, *mid, f':{last}' if ' ' in last or not last else last]))
class Bot:
    def __init__(self): self.users = {}; self.sent = []
    def handle(self, line): m = Message(line); getattr(self, 'on_' + m.command.lower(), self.unknown)(m)
    def on_ping(self, m): self.sent.append('PONG :' + m.params[-1])
    def on_join(self, m): self.users.setdefault(m.params[0], set()).add(m.nick)
    def on_part(self, m): self.users[m.params[0]].discard(m.nick)
    def on_nick(self, m): [(u.remove(m.nick), u.add(m.params[0])) for u in self.users.values() if m.nick in u]
    def on_privmsg(self, m):
        target, text = m.params
        if text.startswith('!'): cmd, *args = text[1:].split(); f = {'echo': lambda *a: ' '.join(a), 'sum': lambda *a: sum(map(int, a)), 'who': lambda: ', '.join(sorted(self.users.get(target, ()))) }.get(cmd); self.sent.append(f'PRIVMSG {target} :{f(*args) if f else "?" + cmd}')
    def unknown(self, m): self.sent.append(f'421 {m.command} {len(m.params)}')
    on_001 = unknown
b = Bot()
for l in ('PING :irc.test', ':ana!a@h JOIN #es', ':bob!b@h JOIN #es', ':ana!a@h NICK anita', ':anita!a@h PRIVMSG #es :!who', '@time=12;bot :x PRIVMSG #es :!sum 1 2 39', ':x PRIVMSG #es :!nope', ':bob!b@h PART #es :adiós a todos', ':srv 001 me :Welcome', 'QUIT'): b.handle(l)
print(*b.sent, sep='\n'); print(b.users, Message('@a=b;c :p CMD x :y z').__dict__); print(Message(':n!u@h TOPIC #c :nuevo tema'), Message('A b').nick == '', str(Message('X :')))
b.handle(':x PRIVMSG #es :!sum 1 a')
