IAC, DONT, DO, WONT, WILL, SB, SE = 255, 254, 253, 252, 251, 250, 240
NAMES = {v: k for k, v in vars().items() if isinstance(v, int) and k.isupper()} if False else {IAC: 'IAC', DONT: 'DONT', DO: 'DO', WONT: 'WONT', WILL: 'WILL', SB: 'SB', SE: 'SE', 1: 'ECHO', 3: 'SGA', 24: 'TTYPE', 31: 'NAWS'}
class Telnet:
    def __init__(self): self.state, self.text, self.reply, self.sub, self.verb = 'data', bytearray(), bytearray(), None, None
    def feed(self, data):
        for b in data: getattr(self, '_' + self.state)(b)
        t, self.text = bytes(self.text), bytearray(); return t
    def _data(self, b):
        if b == IAC: self.state = 'iac'
        else: self.text.append(b)
    def _iac(self, b):
        if b == IAC: self.text.append(b); self.state = 'data'
        elif b in (DO, DONT, WILL, WONT): self.verb, self.state = b, 'option'
        elif b == SB: self.sub, self.state = bytearray(), 'subneg'
        else: self.state = 'data'
    def _option(self, b): self.reply += bytes([IAC, {DO: WONT, WILL: DONT if b != 3 else DO}.get(self.verb, DONT), b]) if self.verb in (DO, WILL) else b''; print(NAMES[self.verb], NAMES.get(b, b)); self.state = 'data'
    def _subneg(self, b):
        if b == IAC: self.state = 'subiac'
        else: self.sub.append(b)
    def _subiac(self, b):
        if b == SE: print('SB', NAMES.get(self.sub[0]), self.sub[1:].hex(), [*self.sub[1:]]); self.state = 'data'
        else: self.sub.append(b); self.state = 'subneg'
t = Telnet(); print(t.feed(b'log' + bytes([IAC, DO, 24, IAC, WILL, 1, IAC, WILL, 3, IAC, WONT, 99]) + b'in: '), t.reply); print(t.feed(bytes([IAC, SB, 31, 0, 80, 0, 24, IAC])), t.state, t.feed(bytes([SE]) + b'x' + bytes([IAC, IAC]) + b'y\r\n')); print(' '.join(NAMES.get(b, str(b)) for b in t.reply)); t.state = 'lost'; t.feed(b'z')
