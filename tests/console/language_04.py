try:
    print('bytes("a")', '->', repr(bytes("a")))
except BaseException as e:
    print('bytes("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytes(-1)', '->', repr(bytes(-1)))
except BaseException as e:
    print('bytes(-1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytes([256])', '->', repr(bytes([256])))
except BaseException as e:
    print('bytes([256])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytes(["a"])', '->', repr(bytes(["a"])))
except BaseException as e:
    print('bytes(["a"])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytes(1.5)', '->', repr(bytes(1.5)))
except BaseException as e:
    print('bytes(1.5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytearray("a")', '->', repr(bytearray("a")))
except BaseException as e:
    print('bytearray("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"ñ".encode("ascii")', '->', repr("ñ".encode("ascii")))
except BaseException as e:
    print('"ñ".encode("ascii")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"\\xff".decode()', '->', repr(b"\xff".decode()))
except BaseException as e:
    print('b"\\xff".decode()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"\\xff\\xfe".decode("utf-8")', '->', repr(b"\xff\xfe".decode("utf-8")))
except BaseException as e:
    print('b"\\xff\\xfe".decode("utf-8")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"\\xc3".decode()', '->', repr(b"\xc3".decode()))
except BaseException as e:
    print('b"\\xc3".decode()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".encode("foo")', '->', repr("a".encode("foo")))
except BaseException as e:
    print('"a".encode("foo")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".foo', '->', repr("a".foo))
except BaseException as e:
    print('"a".foo', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".uper', '->', repr("a".uper))
except BaseException as e:
    print('"a".uper', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('ord("ab")', '->', repr(ord("ab")))
except BaseException as e:
    print('ord("ab")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('ord(5)', '->', repr(ord(5)))
except BaseException as e:
    print('ord(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('chr(-1)', '->', repr(chr(-1)))
except BaseException as e:
    print('chr(-1)', '!!', type(e).__name__, '|', e, '|', e.args)
