import socket
u2=socket.socket(socket.AF_UNIX)
try:
    print('u2.bind(5)', '->', repr(u2.bind(5)))
except BaseException as e:
    print('u2.bind(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u2.bind(("a",1))', '->', repr(u2.bind(("a",1))))
except BaseException as e:
    print('u2.bind(("a",1))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u2.bind("/tmp/"+"x"*200)', '->', repr(u2.bind("/tmp/"+"x"*200)))
except BaseException as e:
    print('u2.bind("/tmp/"+"x"*200)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u2.bind("/tmp/"+"x"*103)', '->', repr(u2.bind("/tmp/"+"x"*103)))
except BaseException as e:
    print('u2.bind("/tmp/"+"x"*103)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u2.bind("\\0enchufe-parity")', '->', repr(u2.bind("\0enchufe-parity")))
except BaseException as e:
    print('u2.bind("\\0enchufe-parity")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u2.connect("/tmp/nosuch")', '->', repr(u2.connect("/tmp/nosuch")))
except BaseException as e:
    print('u2.connect("/tmp/nosuch")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u2.connect("")', '->', repr(u2.connect("")))
except BaseException as e:
    print('u2.connect("")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('u2.getpeername()', '->', repr(u2.getpeername()))
except BaseException as e:
    print('u2.getpeername()', '!!', type(e).__name__, '|', e, '|', e.args)
