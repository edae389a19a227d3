import socket
s=socket.socket(); u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); x=socket.socket(socket.AF_INET6); c=socket.socket(); c.close()
try:
    print('u.sendto()', '->', repr(u.sendto()))
except BaseException as e:
    print('u.sendto()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u.sendto("x",("127.0.0.1",9))', '->', repr(u.sendto("x",("127.0.0.1",9))))
except BaseException as e:
    print('u.sendto("x",("127.0.0.1",9))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u.sendto(b"x","127.0.0.1",9)', '->', repr(u.sendto(b"x","127.0.0.1",9)))
except BaseException as e:
    print('u.sendto(b"x","127.0.0.1",9)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u.sendto(b"x",9)', '->', repr(u.sendto(b"x",9)))
except BaseException as e:
    print('u.sendto(b"x",9)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u.sendto(b"x",0,("127.0.0.1",9),1)', '->', repr(u.sendto(b"x",0,("127.0.0.1",9),1)))
except BaseException as e:
    print('u.sendto(b"x",0,("127.0.0.1",9),1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u.sendto(b"x",0,("127.0.0.1",99999))', '->', repr(u.sendto(b"x",0,("127.0.0.1",99999))))
except BaseException as e:
    print('u.sendto(b"x",0,("127.0.0.1",99999))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u.sendto(b"x",("127.0.0.1","9"))', '->', repr(u.sendto(b"x",("127.0.0.1","9"))))
except BaseException as e:
    print('u.sendto(b"x",("127.0.0.1","9"))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv()', '->', repr(s.recv()))
except BaseException as e:
    print('s.recv()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv("a")', '->', repr(s.recv("a")))
except BaseException as e:
    print('s.recv("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv(-1)', '->', repr(s.recv(-1)))
except BaseException as e:
    print('s.recv(-1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv(1.0)', '->', repr(s.recv(1.0)))
except BaseException as e:
    print('s.recv(1.0)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv(1,2,3)', '->', repr(s.recv(1,2,3)))
except BaseException as e:
    print('s.recv(1,2,3)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv(1)', '->', repr(s.recv(1)))
except BaseException as e:
    print('s.recv(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv(2**70)', '->', repr(s.recv(2**70)))
except BaseException as e:
    print('s.recv(2**70)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recvfrom()', '->', repr(s.recvfrom()))
except BaseException as e:
    print('s.recvfrom()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recvfrom(-1)', '->', repr(s.recvfrom(-1)))
except BaseException as e:
    print('s.recvfrom(-1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv_into(b"abc")', '->', repr(s.recv_into(b"abc")))
except BaseException as e:
    print('s.recv_into(b"abc")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv_into(bytearray(2), 5)', '->', repr(s.recv_into(bytearray(2), 5)))
except BaseException as e:
    print('s.recv_into(bytearray(2), 5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv_into(bytearray(2), -5)', '->', repr(s.recv_into(bytearray(2), -5)))
except BaseException as e:
    print('s.recv_into(bytearray(2), -5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recv_into()', '->', repr(s.recv_into()))
except BaseException as e:
    print('s.recv_into()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.recvfrom_into("x")', '->', repr(s.recvfrom_into("x")))
except BaseException as e:
    print('s.recvfrom_into("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.shutdown()', '->', repr(s.shutdown()))
except BaseException as e:
    print('s.shutdown()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.shutdown(7)', '->', repr(s.shutdown(7)))
except BaseException as e:
    print('s.shutdown(7)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.shutdown("x")', '->', repr(s.shutdown("x")))
except BaseException as e:
    print('s.shutdown("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('s.close(1)', '->', repr(s.close(1)))
except BaseException as e:
    print('s.close(1)', '!!', type(e).__name__, '|', e, '|', e.args)
