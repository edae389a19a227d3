import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('s.bind(80)', '->', repr(s.bind(80)))
except BaseException as e:
    print('s.bind(80)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.bind(("127.0.0.1",70000))', '->', repr(s.bind(("127.0.0.1",70000))))
except BaseException as e:
    print('s.bind(("127.0.0.1",70000))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.bind(("8.8.8.8",0))', '->', repr(s.bind(("8.8.8.8",0))))
except BaseException as e:
    print('s.bind(("8.8.8.8",0))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.connect(("127.0.0.1",1))', '->', repr(x.connect(("127.0.0.1",1))))
except BaseException as e:
    print('x.connect(("127.0.0.1",1))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.connect(("::1",))', '->', repr(x.connect(("::1",))))
except BaseException as e:
    print('x.connect(("::1",))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.connect(("::1",1,2,3,4))', '->', repr(x.connect(("::1",1,2,3,4))))
except BaseException as e:
    print('x.connect(("::1",1,2,3,4))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.connect(("::1","1"))', '->', repr(x.connect(("::1","1"))))
except BaseException as e:
    print('x.connect(("::1","1"))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.bind("x")', '->', repr(x.bind("x")))
except BaseException as e:
    print('x.bind("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.connect(("::1",70000))', '->', repr(x.connect(("::1",70000))))
except BaseException as e:
    print('x.connect(("::1",70000))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.connect(("::1",1,2**21,0))', '->', repr(x.connect(("::1",1,2**21,0))))
except BaseException as e:
    print('x.connect(("::1",1,2**21,0))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.connect(("::1",1,-1,0))', '->', repr(x.connect(("::1",1,-1,0))))
except BaseException as e:
    print('x.connect(("::1",1,-1,0))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.listen("a")', '->', repr(s.listen("a")))
except BaseException as e:
    print('s.listen("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.listen(1,2)', '->', repr(s.listen(1,2)))
except BaseException as e:
    print('s.listen(1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.listen(2**40)', '->', repr(s.listen(2**40)))
except BaseException as e:
    print('s.listen(2**40)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.accept(1)', '->', repr(s.accept(1)))
except BaseException as e:
    print('s.accept(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.send()', '->', repr(s.send()))
except BaseException as e:
    print('s.send()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.send("x")', '->', repr(s.send("x")))
except BaseException as e:
    print('s.send("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.send(5)', '->', repr(s.send(5)))
except BaseException as e:
    print('s.send(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.send(b"x","y")', '->', repr(s.send(b"x","y")))
except BaseException as e:
    print('s.send(b"x","y")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.send(b"x",1,2)', '->', repr(s.send(b"x",1,2)))
except BaseException as e:
    print('s.send(b"x",1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.send(b"x")', '->', repr(s.send(b"x")))
except BaseException as e:
    print('s.send(b"x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.sendall("x")', '->', repr(s.sendall("x")))
except BaseException as e:
    print('s.sendall("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.sendall(b"x")', '->', repr(s.sendall(b"x")))
except BaseException as e:
    print('s.sendall(b"x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.sendall()', '->', repr(s.sendall()))
except BaseException as e:
    print('s.sendall()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u.sendto(b"x")', '->', repr(u.sendto(b"x")))
except BaseException as e:
    print('u.sendto(b"x")', '!!', type(e).__name__, '|', e, '|', e.args)
