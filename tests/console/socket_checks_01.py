import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('socket.AF_INET', '->', repr(socket.AF_INET))
except BaseException as e:
    print('socket.AF_INET', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('str(socket.AF_INET)', '->', repr(str(socket.AF_INET)))
except BaseException as e:
    print('str(socket.AF_INET)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"%s" % socket.AF_INET', '->', repr("%s" % socket.AF_INET))
except BaseException as e:
    print('"%s" % socket.AF_INET', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('f"{socket.AF_INET}"', '->', repr(f"{socket.AF_INET}"))
except BaseException as e:
    print('f"{socket.AF_INET}"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.SOCK_STREAM', '->', repr(socket.SOCK_STREAM))
except BaseException as e:
    print('socket.SOCK_STREAM', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.MSG_PEEK', '->', repr(socket.MSG_PEEK))
except BaseException as e:
    print('socket.MSG_PEEK', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.MSG_PEEK|socket.MSG_DONTWAIT', '->', repr(socket.MSG_PEEK|socket.MSG_DONTWAIT))
except BaseException as e:
    print('socket.MSG_PEEK|socket.MSG_DONTWAIT', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('str(socket.MSG_PEEK|socket.MSG_DONTWAIT)', '->', repr(str(socket.MSG_PEEK|socket.MSG_DONTWAIT)))
except BaseException as e:
    print('str(socket.MSG_PEEK|socket.MSG_DONTWAIT)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.MSG_PEEK|2**30', '->', repr(socket.MSG_PEEK|2**30))
except BaseException as e:
    print('socket.MSG_PEEK|2**30', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.SOCK_STREAM|socket.SOCK_NONBLOCK', '->', repr(socket.SOCK_STREAM|socket.SOCK_NONBLOCK))
except BaseException as e:
    print('socket.SOCK_STREAM|socket.SOCK_NONBLOCK', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AF_INET.name', '->', repr(socket.AF_INET.name))
except BaseException as e:
    print('socket.AF_INET.name', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AF_INET.value', '->', repr(socket.AF_INET.value))
except BaseException as e:
    print('socket.AF_INET.value', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('type(socket.AF_INET)', '->', repr(type(socket.AF_INET)))
except BaseException as e:
    print('type(socket.AF_INET)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AI_PASSIVE', '->', repr(socket.AI_PASSIVE))
except BaseException as e:
    print('socket.AI_PASSIVE', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.SOL_SOCKET', '->', repr(socket.SOL_SOCKET))
except BaseException as e:
    print('socket.SOL_SOCKET', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.SHUT_WR', '->', repr(socket.SHUT_WR))
except BaseException as e:
    print('socket.SHUT_WR', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AF_X25', '->', repr(socket.AF_X25))
except BaseException as e:
    print('socket.AF_X25', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AF_INET == 2', '->', repr(socket.AF_INET == 2))
except BaseException as e:
    print('socket.AF_INET == 2', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.AF_INET + 1', '->', repr(socket.AF_INET + 1))
except BaseException as e:
    print('socket.AF_INET + 1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('-socket.AF_INET', '->', repr(-socket.AF_INET))
except BaseException as e:
    print('-socket.AF_INET', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u', '->', repr(u))
except BaseException as e:
    print('u', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('x', '->', repr(x))
except BaseException as e:
    print('x', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('c', '->', repr(c))
except BaseException as e:
    print('c', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.socket(protocol=0)', '->', repr(socket.socket(protocol=0)))
except BaseException as e:
    print('socket.socket(protocol=0)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.socket(socket_family=2)', '->', repr(socket.socket(socket_family=2)))
except BaseException as e:
    print('socket.socket(socket_family=2)', '!!', type(e).__name__, '|', e, '|', e.args)
