import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('s.settimeout(1,2)', '->', repr(s.settimeout(1,2)))
except BaseException as e:
    print('s.settimeout(1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.gettimeout()', '->', repr(s.gettimeout()))
except BaseException as e:
    print('s.gettimeout()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.gettimeout(1)', '->', repr(s.gettimeout(1)))
except BaseException as e:
    print('s.gettimeout(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.getblocking()', '->', repr(s.getblocking()))
except BaseException as e:
    print('s.getblocking()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.timeout', '->', repr(s.timeout))
except BaseException as e:
    print('s.timeout', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.family', '->', repr(s.family))
except BaseException as e:
    print('s.family', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.type', '->', repr(s.type))
except BaseException as e:
    print('s.type', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.proto', '->', repr(s.proto))
except BaseException as e:
    print('s.proto', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.fileno()', '->', repr(s.fileno()))
except BaseException as e:
    print('s.fileno()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.fileno()', '->', repr(c.fileno()))
except BaseException as e:
    print('c.fileno()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.send(b"")', '->', repr(c.send(b"")))
except BaseException as e:
    print('c.send(b"")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.recv(1)', '->', repr(c.recv(1)))
except BaseException as e:
    print('c.recv(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.connect(("127.0.0.1",1))', '->', repr(c.connect(("127.0.0.1",1))))
except BaseException as e:
    print('c.connect(("127.0.0.1",1))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.accept()', '->', repr(c.accept()))
except BaseException as e:
    print('c.accept()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.listen()', '->', repr(c.listen()))
except BaseException as e:
    print('c.listen()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.getsockname()', '->', repr(c.getsockname()))
except BaseException as e:
    print('c.getsockname()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.settimeout(1)', '->', repr(c.settimeout(1)))
except BaseException as e:
    print('c.settimeout(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.close()', '->', repr(c.close()))
except BaseException as e:
    print('c.close()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.detach()', '->', repr(c.detach()))
except BaseException as e:
    print('c.detach()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.shutdown(1)', '->', repr(c.shutdown(1)))
except BaseException as e:
    print('c.shutdown(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.dup()', '->', repr(c.dup()))
except BaseException as e:
    print('c.dup()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c.setsockopt(1,2,1)', '->', repr(c.setsockopt(1,2,1)))
except BaseException as e:
    print('c.setsockopt(1,2,1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.foo', '->', repr(s.foo))
except BaseException as e:
    print('s.foo', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.sendd', '->', repr(s.sendd))
except BaseException as e:
    print('s.sendd', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.PF_INET', '->', repr(socket.PF_INET))
except BaseException as e:
    print('socket.PF_INET', '!!', type(e).__name__, '|', e, '|', e.args)
