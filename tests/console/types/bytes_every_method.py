def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, str(e))

for a in [(),(5,),(-1,),('a',),('a','utf-8'),('ñ','latin-1'),('ñ','ascii'),('ñ','ascii','replace'),(b'x','utf-8'),(b'x',),([1,2],),((1,256),),(['a'],),([1.0],),(1.5,),(None,),(range(3),),({1},),(True,),(memoryview(b'abc'),),('a',None),('a',3),(10**30,),(3,'x'),([-1],),('a','nope'),('a','utf-8','nope')]:
    t(bytes,*a); t(bytearray,*a)
t(lambda: bytes(source=b'a')); t(lambda: bytes(encoding='utf-8')); t(lambda: bytes('a',encoding='ascii',errors='ignore')); t(lambda: bytes(x=1)); t(lambda: bytes(1,2,3,4))
t(lambda: bytes(errors='x')); t(lambda: bytes(string='x'))
b=b'hello world hello'
for args in [(b'l',),(b'l',5),(b'l',-3),(b'',),(b'',100),(b'',17),(b'zz',),(108,),(300,),('l',),(b'l',None,None),(b'l',1,3),(b'hello',1),(b'l','x'),()]:
    for m in ['find','rfind','index','rindex','count']:
        t(getattr(b,m),*args)
for args in [(b'he',),(b'hello',1),((b'x',b'h'),),('h',),(('h',),),([b'h'],),(b'',),(b'',100),(b'world',6),(b'world',6,8),(),(b'h',1,2,3),(104,)]:
    t(b.startswith,*args); t(b.endswith,*args)
for args in [(),(None,),(b' ',),(b'l',1),(b'l',-1),(b'',),(b'hello',),(None,1),(b'xyz',),(' ',),(5,),(b'l','x')]:
    t(b.split,*args); t(b.rsplit,*args)
t(b.split,sep=b'o',maxsplit=1); t(b.split,maxsplit=1); t(b.rsplit,maxsplit=1); t(b'  a  b '.split); t(b'  a  b c '.split,None,1); t(b'  a  b c '.rsplit,None,1); t(b''.split); t(b''.split,b'a')
for args in [(b' ',),(b'',),(b'zz',),('x',),(),(3,),(b'o w',)]:
    t(b.partition,*args); t(b.rpartition,*args)
for args in [(b'l',b'L'),(b'l',b'L',1),(b'',b'-'),(b'',b'-',2),(b'l',b''),(b'zz',b'a'),('l','L'),(b'l','L'),(b'l',),(b'l',b'L',-1),(b'l',b'L',0),(b'l',b'L','x')]:
    t(b.replace,*args)
for m in ['strip','lstrip','rstrip']:
    for args in [(),(None,),(b'ho',),('h',),(b'',),(104,),(b'h',b'l')]:
        t(getattr(b,m),*args)
    t(getattr(b' \t\r\n\x0b\x0ca ',m))
for m in ['center','ljust','rjust']:
    for args in [(20,),(20,b'*'),(21,b'*'),(3,),(20,'*'),(20,b'**'),(20,b''),(),('x',),(20,bytearray(b'-')),(-1,)]:
        t(getattr(b,m),*args)
t(b.zfill,20); t(b'-12'.zfill,6); t(b'+12'.zfill,6); t(b''.zfill,3); t(b'-'.zfill,3); t(b'12'.zfill,'x'); t(b'12'.zfill)
for m in ['upper','lower','title','capitalize','swapcase','isalnum','isalpha','isascii','isdigit','islower','isspace','istitle','isupper']:
    for v in [b'',b'abc',b'ABC',b'Abc Def',b'a1',b'123',b' \t',b'\xc3\xb1',b"they're Bill's",b'aB-cD']:
        t(getattr(v,m))
t(b.upper,1)
t(b'a\tb\tc'.expandtabs); t(b'a\tb'.expandtabs,4); t(b'a\r\n\tb'.expandtabs,3); t(b'a\tb'.expandtabs,tabsize=2); t(b'a\tb'.expandtabs,0); t(b'a\tb'.expandtabs,'x')
t(b'a\nb\r\nc\rd'.splitlines); t(b'a\nb\r\nc\rd'.splitlines,True); t(b'a\n\nb\n'.splitlines,keepends=True); t(b''.splitlines); t(b'\n'.splitlines); t(b'a\x0bb\x1cc'.splitlines)
t(bytes.maketrans,b'abc',b'xyz'); t(bytes.maketrans,b'abc',b'xy'); t(bytes.maketrans,'abc','xyz')
tb=bytes.maketrans(b'lo',b'01')
t(b.translate,tb); t(b.translate,tb,b'h'); t(b.translate,None,b'l'); t(b.translate,b'short'); t(b.translate,tb,delete=b'eo'); t(b.translate); t(b.translate,'x')
t(b'abc'.removeprefix,b'a'); t(b'abc'.removeprefix,'a'); t(b'abc'.removesuffix,b'c'); t(b'abc'.removesuffix,b''); t(b'abc'.removesuffix)
t(b','.join,[b'a',bytearray(b'b'),memoryview(b'c')]); t(b','.join,['a']); t(b','.join,[b'a',1]); t(b','.join,5); t(b','.join,b'abc'); t(b''.join,[]); t(b','.join); t(b','.join,(x for x in [b'1',b'2'])); t(b','.join,{b'k':1}); t(bytearray(b',').join,[b'a',b'b'])
t(bytes.fromhex,'0a 0B ff'); t(bytes.fromhex,'0'); t(bytes.fromhex,'0g'); t(bytes.fromhex,'zz'); t(bytes.fromhex,b'00'); t(bytes.fromhex,' 00\n11\t22 '); t(bytes.fromhex,'0 0'); t(bytes.fromhex,''); t(bytearray.fromhex,'00ff'); t(bytes.fromhex); t(bytes.fromhex, 5); t(b''.fromhex,'41'); t(bytes.fromhex,'é0')
t(b'\x01\x02\x03\x04'.hex); t(b'\x01\x02\x03\x04\x05'.hex,':'); t(b'\x01\x02\x03\x04\x05'.hex,':',2); t(b'\x01\x02\x03\x04\x05'.hex,'-',-2); t(b'\x01\x02'.hex,'ab'); t(b'\x01\x02'.hex,''); t(b'\x01\x02'.hex,b'-'); t(b'\x01\x02'.hex,3); t(b'\x01\x02'.hex,sep=' ',bytes_per_sep=1); t(b'\x01\x02'.hex,'-',0); t(b'\x01\x02'.hex,'é'); t(b''.hex); t(b'\x01'.hex,None)
