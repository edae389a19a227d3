def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, str(e))

for enc in ['utf-8','ascii','latin-1','utf-16','utf-16-le','utf-16-be','utf-32','utf-8-sig','cp1252']:
    for b in [b'abc',b'\xc3\xb1',b'\xff\xfeA\x00',b'\xfe\xff\x00A',b'A\x00B\x00',b'\xc3',b'a\xffb',b'\x80abc',b'\xe2\x82',b'\xe2\x28\xa1',b'\xf0\x9f\x98\x80',b'\xf0\x9f\x98',b'\xed\xa0\x80',b'\xc0\x80',b'\xf5\x80\x80\x80',b'\xef\xbb\xbfhi',b'\x00\xd8\x00\xdc',b'\x00\xd8',b'\x00\xd8A\x00',b'\x00\xdc',b'abc\x00',b'\x81\x9d',b'\xff\xfe\x00\x00A\x00\x00\x00',b'\x00\x00\x11\x00', b'\xf4\x90\x80\x80',b'\xe0\x80\x80', b'\xf0\x80\x80\x80', b'a\xc3\x28b', b'\xff\xff', b'']:
        t(b.decode,enc)
        t(b.decode,enc,'replace')
        t(b.decode,enc,'ignore')
        t(b.decode,enc,'backslashreplace')
t(b'a'.decode,'nope'); t(b'a'.decode,3); t(b'a'.decode,'utf-8',3); t(b'a'.decode,'utf-8','nope'); t(b'\xff'.decode,'utf-8','nope'); t(b'\xff'.decode,errors='replace'); t(b'\xff'.decode,errors='xmlcharrefreplace'); t(b'a'.decode,'utf-8','strict','x'); t(b'a'.decode,foo=1)
t('ñ'.encode,'ascii','replace'); t('ñ€😀'.encode,'ascii','backslashreplace'); t('ñ€😀'.encode,'ascii','xmlcharrefreplace'); t('ñ€😀'.encode,'latin-1','xmlcharrefreplace'); t('aññb'.encode,'ascii'); t('ñ€😀'.encode,'latin-1'); t('€'.encode,'cp1252'); t('😀'.encode,'cp1252'); t('日本'.encode,'cp1252','replace'); t('ñ'.encode,'ascii','ignore'); t('ñ'.encode,'ascii','nope'); t('a'.encode,'ascii','nope'); t('a'.encode,3); t('a'.encode,'utf-8',None); t('a'.encode,None); t('a'.encode,encoding='ascii'); t('a'.encode,errors='strict')
try:
    b'ab\xffcd'.decode('utf-8')
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args, e); print(repr(e)); print(isinstance(e,ValueError), isinstance(e,UnicodeError))
    print(e.object[e.start:e.end])
try:
    'abñ€cd'.encode('ascii')
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args, e); print(repr(e))
t(UnicodeDecodeError,'utf-8',b'abc',1,2,'why'); t(lambda: str(UnicodeDecodeError('utf-8',b'abc',1,2,'why'))); t(lambda: str(UnicodeEncodeError('ascii','añc',1,2,'why'))); t(lambda: str(UnicodeEncodeError('ascii','añc',1,3,'why'))); t(UnicodeError,'x'); t(lambda: UnicodeDecodeError('utf-8',b'abc',1,2,'why').start)
t(str,b'abc'); t(str,b'abc','ascii'); t(str,b'\xff','utf-8'); t(str,b'\xff','utf-8','replace'); t(lambda: str(b'abc',encoding='ascii')); t(lambda: str(b'abc',errors='ignore')); t(lambda: str(object=5)); t(lambda: str('a','ascii')); t(lambda: str(5,'ascii')); t(lambda: str(bytearray(b'x'),'ascii')); t(lambda: str(b'a','ascii','strict','x')); t(lambda: str(foo=1)); t(lambda: str(b'a', 5)); t(lambda: str(encoding='ascii'))
