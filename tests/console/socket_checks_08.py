import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('socket.getaddrinfo(None,80)', '->', repr(socket.getaddrinfo(None,80)))
except BaseException as e:
    print('socket.getaddrinfo(None,80)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.getaddrinfo("::1",80,socket.AF_INET)', '->', repr(socket.getaddrinfo("::1",80,socket.AF_INET)))
except BaseException as e:
    print('socket.getaddrinfo("::1",80,socket.AF_INET)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.getaddrinfo("127.0.0.1",80,socket.AF_INET6)', '->', repr(socket.getaddrinfo("127.0.0.1",80,socket.AF_INET6)))
except BaseException as e:
    print('socket.getaddrinfo("127.0.0.1",80,socket.AF_INET6)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.getaddrinfo("127.0.0.1","noserv")', '->', repr(socket.getaddrinfo("127.0.0.1","noserv")))
except BaseException as e:
    print('socket.getaddrinfo("127.0.0.1","noserv")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.getaddrinfo("127.0.0.1",1.5)', '->', repr(socket.getaddrinfo("127.0.0.1",1.5)))
except BaseException as e:
    print('socket.getaddrinfo("127.0.0.1",1.5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.socketpair(2)', '->', repr(socket.socketpair(2)))
except BaseException as e:
    print('socket.socketpair(2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.SOMAXCONN', '->', repr(socket.SOMAXCONN))
except BaseException as e:
    print('socket.SOMAXCONN', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.socket', '->', repr(socket.socket))
except BaseException as e:
    print('socket.socket', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.error', '->', repr(socket.error))
except BaseException as e:
    print('socket.error', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.timeout', '->', repr(socket.timeout))
except BaseException as e:
    print('socket.timeout', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.gaierror', '->', repr(socket.gaierror))
except BaseException as e:
    print('socket.gaierror', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AddressFamily', '->', repr(socket.AddressFamily))
except BaseException as e:
    print('socket.AddressFamily', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.has_ipv6', '->', repr(socket.has_ipv6))
except BaseException as e:
    print('socket.has_ipv6', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.create_connection(("127.0.0.1",1))', '->', repr(socket.create_connection(("127.0.0.1",1))))
except BaseException as e:
    print('socket.create_connection(("127.0.0.1",1))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.create_connection("x")', '->', repr(socket.create_connection("x")))
except BaseException as e:
    print('socket.create_connection("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.INADDR_ANY', '->', repr(socket.INADDR_ANY))
except BaseException as e:
    print('socket.INADDR_ANY', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.INADDR_BROADCAST', '->', repr(socket.INADDR_BROADCAST))
except BaseException as e:
    print('socket.INADDR_BROADCAST', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.__class__', '->', repr(s.__class__))
except BaseException as e:
    print('s.__class__', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.family.name', '->', repr(s.family.name))
except BaseException as e:
    print('s.family.name', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.type == socket.SOCK_STREAM', '->', repr(s.type == socket.SOCK_STREAM))
except BaseException as e:
    print('s.type == socket.SOCK_STREAM', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('isinstance(socket.AF_INET,int)', '->', repr(isinstance(socket.AF_INET,int)))
except BaseException as e:
    print('isinstance(socket.AF_INET,int)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AddressFamily(2)', '->', repr(socket.AddressFamily(2)))
except BaseException as e:
    print('socket.AddressFamily(2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AddressFamily(77)', '->', repr(socket.AddressFamily(77)))
except BaseException as e:
    print('socket.AddressFamily(77)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.SocketKind(1)', '->', repr(socket.SocketKind(1)))
except BaseException as e:
    print('socket.SocketKind(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.MsgFlag(3)', '->', repr(socket.MsgFlag(3)))
except BaseException as e:
    print('socket.MsgFlag(3)', '!!', type(e).__name__, '|', e, '|', e.args)
