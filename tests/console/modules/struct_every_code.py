def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, str(e))

import struct
for f in ['b','B','h','H','i','I','l','L','q','Q','n','N','P','?','c','s','p','e','f','d','x','5s','0s','3x','2h','3i','ci','cq','bhilq','0i','c0i','c0q','=cq','<bhilq','>bHIQ','!4sH','@5si','x','10p','?i', ' i i ', '2?', 'b h','hhl','hb0l','']:
    t(struct.calcsize, f)
for f in ['z','<n','=N','>P','!n','3','i3','i 3','-1i','é','99999999999999999999i','9223372036854775807i','2 i', '<@i', 'i!i',b'i',None,3,'1e','k', '9999999999q']:
    t(struct.calcsize, f)
t(struct.calcsize)
t(struct.calcsize,'i','i')
for f,v in [('b',127),('b',128),('b',-129),('B',-1),('B',256),('h',32768),('h',-32769),('H',65536),('H',-1),('i',2**31),('i',-2**31-1),('I',2**32),('I',-1),('l',2**63),('L',2**64),('L',-1),('q',2**63),('q',-2**63-1),('Q',2**64),('Q',-1),('n',2**63),('N',-1),('N',2**64),('P',-1),('P',2**64),('P',-2**63-1),('?','x'),('?',[]),('?',0.0)]:
    for o in ['','<','>','=','!']:
        t(struct.pack,o+f,v)
for f,v in [('b','1'),('b',1.0),('b',None),('i','1'),('i',1.5),('q','x'),('n',1.5),('P','x'),('f','x'),('d',None),('e','x'),('c','a'),('c',b''),('c',b'ab'),('c',bytearray(b'a')),('c',1),('s','a'),('s',1),('3s','abc'),('p','x'),('3s',b'abcdef'),('3s',bytearray(b'ab')),('5p',b'abcdefg'),('0p',b'a'),('1p',b'a'),('s',b''),('0s',b'abc'),('s',memoryview(b'a')),('3s',memoryview(b'ab'))]:
    for o in ['','<','!']:
        t(struct.pack,o+f,v)
