import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('s.setsockopt(1)', '->', repr(s.setsockopt(1)))
except BaseException as e:
    print('s.setsockopt(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt(1,2)', '->', repr(s.setsockopt(1,2)))
except BaseException as e:
    print('s.setsockopt(1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt(1,2,"x")', '->', repr(s.setsockopt(1,2,"x")))
except BaseException as e:
    print('s.setsockopt(1,2,"x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt(1,2,1.5)', '->', repr(s.setsockopt(1,2,1.5)))
except BaseException as e:
    print('s.setsockopt(1,2,1.5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt(1,2,None)', '->', repr(s.setsockopt(1,2,None)))
except BaseException as e:
    print('s.setsockopt(1,2,None)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt(1,2,None,4)', '->', repr(s.setsockopt(1,2,None,4)))
except BaseException as e:
    print('s.setsockopt(1,2,None,4)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt(1,2,1,4)', '->', repr(s.setsockopt(1,2,1,4)))
except BaseException as e:
    print('s.setsockopt(1,2,1,4)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt(1,2,2**40)', '->', repr(s.setsockopt(1,2,2**40)))
except BaseException as e:
    print('s.setsockopt(1,2,2**40)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt(1,99999,1)', '->', repr(s.setsockopt(1,99999,1)))
except BaseException as e:
    print('s.setsockopt(1,99999,1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setsockopt("a",99999,1)', '->', repr(s.setsockopt("a",99999,1)))
except BaseException as e:
    print('s.setsockopt("a",99999,1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.getsockopt(1)', '->', repr(s.getsockopt(1)))
except BaseException as e:
    print('s.getsockopt(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.getsockopt(1,2)', '->', repr(s.getsockopt(1,2)))
except BaseException as e:
    print('s.getsockopt(1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.getsockopt(1,2,4)', '->', repr(s.getsockopt(1,2,4)))
except BaseException as e:
    print('s.getsockopt(1,2,4)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.getsockopt(1,2,2000)', '->', repr(s.getsockopt(1,2,2000)))
except BaseException as e:
    print('s.getsockopt(1,2,2000)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.getsockopt(1,2,-1)', '->', repr(s.getsockopt(1,2,-1)))
except BaseException as e:
    print('s.getsockopt(1,2,-1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.getsockname(1)', '->', repr(s.getsockname(1)))
except BaseException as e:
    print('s.getsockname(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u.getsockname()', '->', repr(u.getsockname()))
except BaseException as e:
    print('u.getsockname()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x.getsockname()', '->', repr(x.getsockname()))
except BaseException as e:
    print('x.getsockname()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.getpeername()', '->', repr(s.getpeername()))
except BaseException as e:
    print('s.getpeername()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setblocking()', '->', repr(s.setblocking()))
except BaseException as e:
    print('s.setblocking()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.setblocking("x")', '->', repr(s.setblocking("x")))
except BaseException as e:
    print('s.setblocking("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.settimeout()', '->', repr(s.settimeout()))
except BaseException as e:
    print('s.settimeout()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.settimeout("a")', '->', repr(s.settimeout("a")))
except BaseException as e:
    print('s.settimeout("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.settimeout(-1)', '->', repr(s.settimeout(-1)))
except BaseException as e:
    print('s.settimeout(-1)', '!!', type(e).__name__, '|', e, '|', e.args)
