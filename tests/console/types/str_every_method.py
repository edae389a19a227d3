def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, str(e))

s='Hello World hello'
for args in [('l',),('l',5),('l',-3),('',),('',100),('',17),('zz',),(108,),(b'l',),('l',None,None),('l',1,3),('l','x'),(),('o w',),('l',1,2,3),(None,)]:
    for m in ['find','rfind','index','rindex','count']: t(getattr(s,m),*args)
for args in [('He',),('Hello',1),(('x','H'),),(b'H',),((b'H',),),(['H'],),('',),('',100),('World',6),('World',6,8),(),('h',1,2,3),(5,),((),),(('He',5),),((5,'He'),)]:
    t(s.startswith,*args); t(s.endswith,*args)
for args in [(),(None,),(' ',),('l',1),('l',-1),('',),('Hello',),(None,1),(b' ',),(5,),('l','x'),('l',None),('l',1.0)]:
    t(s.split,*args); t(s.rsplit,*args)
t(s.split,sep='o',maxsplit=1); t(s.split,maxsplit=1); t('  a  b '.split); t('  a  b c '.split,None,1); t('  a  b c '.rsplit,None,1); t(''.split); t(''.split,'a'); t('a,b,,c,'.split,','); t('a\x1cb\x85c\u2003d'.split); t('aXbXc'.split,'X',0); t('  a'.split,None,0)
for args in [(' ',),('',),('zz',),(b'x',),(),(3,),('o W',)]: t(s.partition,*args); t(s.rpartition,*args)
for args in [('l','L'),('l','L',1),('','-'),('','-',2),('l',''),('zz','a'),(b'l','L'),('l',5),('l',),('l','L',-1),('l','L',0),('l','L','x'),('l','L',1,2)]: t(s.replace,*args)
for m in ['strip','lstrip','rstrip']:
    for args in [(),(None,),('Ho',),(b'h',),('',),(104,),('h','l')]: t(getattr(s,m),*args)
    t(getattr(' \t\r\n\x0b\x0c\x1ca\x85 ',m)); t(getattr('xxaxx',m),'x')
for m in ['center','ljust','rjust']:
    for args in [(20,),(20,'*'),(21,'*'),(3,),(20,b'*'),(20,'**'),(20,''),(),('x',),(20,'ñ'),(-1,),(20,5),(20.0,)]: t(getattr('abc',m),*args)
for v in ['12','-12','+12','','-','--1','abc','-abc','+','1.5','ñ']: t(v.zfill,5)
t('1'.zfill,'x'); t('1'.zfill); t('1'.zfill,-5)
for m in ['upper','lower','title','capitalize','swapcase','casefold','isalnum','isalpha','isascii','isdigit','isdecimal','isnumeric','isidentifier','islower','isprintable','isspace','istitle','isupper']:
    for v in ['','abc','ABC','Abc Def','a1','123',' \t','ñ','Ñ','ß','ŉ','²','½','一','Ⅷ','ⅷ','_a','1a','a b','if','they\'re','ΑΣ','ΑΣ Β','ﬁ','İ','x\x00','\u200b','🙂','é','٣','A1B','a\n']: t(getattr(v,m))
t('a'.upper,1); t('a'.isdigit,1)
t('a\tb\tc'.expandtabs); t('a\tb'.expandtabs,4); t('a\r\n\tb'.expandtabs,3); t('a\tb'.expandtabs,tabsize=2); t('a\tb'.expandtabs,0); t('a\tb'.expandtabs,'x'); t('a\tb'.expandtabs,-1); t('ñ\tb'.expandtabs,4)
t('a\nb\r\nc\rd'.splitlines); t('a\nb\r\nc\rd'.splitlines,True); t('a\n\nb\n'.splitlines,keepends=True); t(''.splitlines); t('\n'.splitlines); t('a\x0bb\x1cc\u2028d\x85e'.splitlines); t('a'.splitlines,'x'); t('a'.splitlines,1,2)
t(','.join,['a','b']); t(','.join,['a',1]); t(','.join,5); t(','.join,'abc'); t(''.join,[]); t(','.join); t(','.join,(x for x in ['1','2'])); t(','.join,{'k':1}); t(','.join,[b'a']); t(','.join,[None]); t(','.join,['a'],['b'])
t('abc'.removeprefix,'a'); t('abc'.removeprefix,b'a'); t('abc'.removesuffix,'c'); t('abc'.removesuffix,''); t('abc'.removesuffix); t('aXa'.removeprefix,'aXaX')
t(str.maketrans,'abc','xyz'); t(str.maketrans,'abc','xy'); t(str.maketrans,'abc','xyz','d'); t(str.maketrans,{'a':'b',99:None}); t(str.maketrans,{'ab':1}); t(str.maketrans,5); t(str.maketrans,5,'a'); t(str.maketrans,'a',5); t(str.maketrans); t(str.maketrans,{1.5:2}); t('x'.maketrans,'a','b'); t(str.maketrans,'a','b',5)
t('abc'.translate,{97:'X',98:None,99:0x64}); t('abc'.translate,{}); t('abc'.translate,5); t('abc'.translate,'xyz'); t('abc'.translate,{97:1.5}); t('abc'.translate); t('abc'.translate,{97:-1}); t('abc'.translate,str.maketrans('ab','ba','c')); t('abc'.translate,[1]*98)
t(lambda: 'a'+1); t(lambda: 1+'a'); t(lambda: 'a'+None); t(lambda: 'a'*3); t(lambda: 3*'a'); t(lambda: 'a'*-1); t(lambda: 'a'*1.5); t(lambda: 'a'*'b'); t(lambda: 'a'-'b'); t(lambda: 'a'/2); t(lambda: 'a'<1); t(lambda: 'a'<'B'); t(lambda: 'a'>='a'); t(lambda: 'é'>'z'); t(lambda: 1 in 'a'); t(lambda: 'b' in 'abc'); t(lambda: '' in ''); t(lambda: None in 'a'); t(lambda: -'a'); t(lambda: ~'a'); t(lambda: 'a'@'b'); t(lambda: 'a'**2); t(lambda: 'a'|'b'); t(lambda: 'a'<<1); t(lambda: 'abc'['a']); t(lambda: 'abc'[1.5]); t(lambda: 'abc'[5]); t(lambda: 'abc'[None]); t(lambda: 'abc'[1:'a']); t(lambda: 'abc'[::0]); t(lambda: 'abc'[-2:]); t(lambda: 'abcdef'[::-2]); t(lambda: 'abcdef'[4:1:-1]); t(lambda: 'abc'[2**70]); t(lambda: 'abc'[True])
t(lambda: 'a'.foo); t(lambda: 'a'.len()); t(lambda: len('ñ😀')); t(lambda: len(5)); t(lambda: 'abc'()); t(lambda: str()); t(lambda: repr('a\'b"c')); t(lambda: repr('\x7f\x80\u2028\U0001f600\ue000')); t(lambda: ascii('ñ😀\u2028')); t(lambda: str(1.0)); t(lambda: str(None)); t(lambda: str([1,'a'])); t(lambda: list('añ')); t(lambda: sorted('hello')); t(lambda: max('abc')); t(lambda: ''.join(reversed('abc'))); t(lambda: list(enumerate('ab',1))); t(lambda: 'a' 'b'); t(lambda: hash('a')==hash('a')); t(lambda: 'a'=='a'); t(lambda: 'a'==b'a'); t(lambda: 'a'!=1); t(lambda: bool('')); t(lambda: chr(0xd800)); t(lambda: '\udc80'.encode()); t(lambda: '\udc80'.encode('utf-8','surrogateescape')); t(lambda: b'\xff'.decode('ascii','surrogateescape')); t(lambda: '\ud83d\ude00'.encode('utf-16','surrogatepass').decode('utf-16')); t(lambda: ord('\udc80')); t(lambda: print('\ud800'))
