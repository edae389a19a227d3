import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('socket.foo', '->', repr(socket.foo))
except BaseException as e:
    print('socket.foo', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_aton("1.2.3")', '->', repr(socket.inet_aton("1.2.3")))
except BaseException as e:
    print('socket.inet_aton("1.2.3")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_aton("x")', '->', repr(socket.inet_aton("x")))
except BaseException as e:
    print('socket.inet_aton("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_aton(5)', '->', repr(socket.inet_aton(5)))
except BaseException as e:
    print('socket.inet_aton(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_ntoa(b"123")', '->', repr(socket.inet_ntoa(b"123")))
except BaseException as e:
    print('socket.inet_ntoa(b"123")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_ntoa("x")', '->', repr(socket.inet_ntoa("x")))
except BaseException as e:
    print('socket.inet_ntoa("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_pton(2,"1.2.3")', '->', repr(socket.inet_pton(2,"1.2.3")))
except BaseException as e:
    print('socket.inet_pton(2,"1.2.3")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_pton(99,"1.2.3")', '->', repr(socket.inet_pton(99,"1.2.3")))
except BaseException as e:
    print('socket.inet_pton(99,"1.2.3")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_pton(10,"::1")', '->', repr(socket.inet_pton(10,"::1")))
except BaseException as e:
    print('socket.inet_pton(10,"::1")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_ntop(2,b"1234")', '->', repr(socket.inet_ntop(2,b"1234")))
except BaseException as e:
    print('socket.inet_ntop(2,b"1234")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_ntop(2,b"123")', '->', repr(socket.inet_ntop(2,b"123")))
except BaseException as e:
    print('socket.inet_ntop(2,b"123")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_ntop(10,b"123")', '->', repr(socket.inet_ntop(10,b"123")))
except BaseException as e:
    print('socket.inet_ntop(10,b"123")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.inet_ntop(99,b"123")', '->', repr(socket.inet_ntop(99,b"123")))
except BaseException as e:
    print('socket.inet_ntop(99,b"123")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.htons(80)', '->', repr(socket.htons(80)))
except BaseException as e:
    print('socket.htons(80)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.htons(70000)', '->', repr(socket.htons(70000)))
except BaseException as e:
    print('socket.htons(70000)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.htons(-1)', '->', repr(socket.htons(-1)))
except BaseException as e:
    print('socket.htons(-1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.htons("x")', '->', repr(socket.htons("x")))
except BaseException as e:
    print('socket.htons("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.htonl(1)', '->', repr(socket.htonl(1)))
except BaseException as e:
    print('socket.htonl(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.htonl(2**32)', '->', repr(socket.htonl(2**32)))
except BaseException as e:
    print('socket.htonl(2**32)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.htonl(-1)', '->', repr(socket.htonl(-1)))
except BaseException as e:
    print('socket.htonl(-1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.ntohl("x")', '->', repr(socket.ntohl("x")))
except BaseException as e:
    print('socket.ntohl("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.gethostbyname("localhost")', '->', repr(socket.gethostbyname("localhost")))
except BaseException as e:
    print('socket.gethostbyname("localhost")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.getaddrinfo("127.0.0.1",80)', '->', repr(socket.getaddrinfo("127.0.0.1",80)))
except BaseException as e:
    print('socket.getaddrinfo("127.0.0.1",80)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.getaddrinfo("127.0.0.1","80",type=socket.SOCK_STREAM)', '->', repr(socket.getaddrinfo("127.0.0.1","80",type=socket.SOCK_STREAM)))
except BaseException as e:
    print('socket.getaddrinfo("127.0.0.1","80",type=socket.SOCK_STREAM)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.getaddrinfo("127.0.0.1","http",0,1)', '->', repr(socket.getaddrinfo("127.0.0.1","http",0,1)))
except BaseException as e:
    print('socket.getaddrinfo("127.0.0.1","http",0,1)', '!!', type(e).__name__, '|', e, '|', e.args)
