import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('socket.SocketKind(9)', '->', repr(socket.SocketKind(9)))
except BaseException as e:
    print('socket.SocketKind(9)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('{socket.AF_INET:1}[2]', '->', repr({socket.AF_INET:1}[2]))
except BaseException as e:
    print('{socket.AF_INET:1}[2]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('socket.gethostbyname(5)', '->', repr(socket.gethostbyname(5)))
except BaseException as e:
    print('socket.gethostbyname(5)', '!!', type(e).__name__, '|', e, '|', e.args)
