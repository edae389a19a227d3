import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('socket.socket(2,1,0,None,5)', '->', repr(socket.socket(2,1,0,None,5)))
except BaseException as e:
    print('socket.socket(2,1,0,None,5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.socket("AF_INET")', '->', repr(socket.socket("AF_INET")))
except BaseException as e:
    print('socket.socket("AF_INET")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.socket(2,"x")', '->', repr(socket.socket(2,"x")))
except BaseException as e:
    print('socket.socket(2,"x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.socket(2, 1.5)', '->', repr(socket.socket(2, 1.5)))
except BaseException as e:
    print('socket.socket(2, 1.5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.socket(2**40)', '->', repr(socket.socket(2**40)))
except BaseException as e:
    print('socket.socket(2**40)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect("127.0.0.1", 80)', '->', repr(s.connect("127.0.0.1", 80)))
except BaseException as e:
    print('s.connect("127.0.0.1", 80)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect("127.0.0.1")', '->', repr(s.connect("127.0.0.1")))
except BaseException as e:
    print('s.connect("127.0.0.1")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect()', '->', repr(s.connect()))
except BaseException as e:
    print('s.connect()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("127.0.0.1",))', '->', repr(s.connect(("127.0.0.1",))))
except BaseException as e:
    print('s.connect(("127.0.0.1",))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("127.0.0.1","80"))', '->', repr(s.connect(("127.0.0.1","80"))))
except BaseException as e:
    print('s.connect(("127.0.0.1","80"))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("127.0.0.1",80.5))', '->', repr(s.connect(("127.0.0.1",80.5))))
except BaseException as e:
    print('s.connect(("127.0.0.1",80.5))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("127.0.0.1",65536))', '->', repr(s.connect(("127.0.0.1",65536))))
except BaseException as e:
    print('s.connect(("127.0.0.1",65536))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("127.0.0.1",-1))', '->', repr(s.connect(("127.0.0.1",-1))))
except BaseException as e:
    print('s.connect(("127.0.0.1",-1))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("127.0.0.1",2**70))', '->', repr(s.connect(("127.0.0.1",2**70))))
except BaseException as e:
    print('s.connect(("127.0.0.1",2**70))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect((80,"127.0.0.1"))', '->', repr(s.connect((80,"127.0.0.1"))))
except BaseException as e:
    print('s.connect((80,"127.0.0.1"))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect((None,80))', '->', repr(s.connect((None,80))))
except BaseException as e:
    print('s.connect((None,80))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("256.1.1.1",80))', '->', repr(s.connect(("256.1.1.1",80))))
except BaseException as e:
    print('s.connect(("256.1.1.1",80))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("::1",80))', '->', repr(s.connect(("::1",80))))
except BaseException as e:
    print('s.connect(("::1",80))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("a\\\\0b",80))', '->', repr(s.connect(("a\\0b",80))))
except BaseException as e:
    print('s.connect(("a\\\\0b",80))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(["127.0.0.1",80])', '->', repr(s.connect(["127.0.0.1",80])))
except BaseException as e:
    print('s.connect(["127.0.0.1",80])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect((b"127.0.0.1",1))', '->', repr(s.connect((b"127.0.0.1",1))))
except BaseException as e:
    print('s.connect((b"127.0.0.1",1))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect(("127.0.0.1",1))', '->', repr(s.connect(("127.0.0.1",1))))
except BaseException as e:
    print('s.connect(("127.0.0.1",1))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect_ex(("127.0.0.1",1))', '->', repr(s.connect_ex(("127.0.0.1",1))))
except BaseException as e:
    print('s.connect_ex(("127.0.0.1",1))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.connect_ex(("127.0.0.1","1"))', '->', repr(s.connect_ex(("127.0.0.1","1"))))
except BaseException as e:
    print('s.connect_ex(("127.0.0.1","1"))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.bind("127.0.0.1", 80)', '->', repr(s.bind("127.0.0.1", 80)))
except BaseException as e:
    print('s.bind("127.0.0.1", 80)', '!!', type(e).__name__, '|', e, '|', e.args)
