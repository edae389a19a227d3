try:
    print('print, len, str.upper if False else 1', '->', repr(print, len, str.upper if False else 1))
except BaseException as e:
    print('print, len, str.upper if False else 1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('__name__', '->', repr(__name__))
except BaseException as e:
    print('__name__', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('2**0.5, 10**20, 10**-2, (-8)**2, -8**2, 4**0.5, 0**0', '->', repr(2**0.5, 10**20, 10**-2, (-8)**2, -8**2, 4**0.5, 0**0))
except BaseException as e:
    print('2**0.5, 10**20, 10**-2, (-8)**2, -8**2, 4**0.5, 0**0', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1_000_000 * 1_000_000 * 1_000_000', '->', repr(1_000_000 * 1_000_000 * 1_000_000))
except BaseException as e:
    print('1_000_000 * 1_000_000 * 1_000_000', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -9223372036854775808 // -1', '->', repr(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -9223372036854775808 // -1))
except BaseException as e:
    print('9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -9223372036854775808 // -1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1e308*10, -1e308*10, 1e400', '->', repr(1e308*10, -1e308*10, 1e400))
except BaseException as e:
    print('1e308*10, -1e308*10, 1e400', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('0.1+0.2, 1/3, 100/7, 1e-5, 123456.789e3', '->', repr(0.1+0.2, 1/3, 100/7, 1e-5, 123456.789e3))
except BaseException as e:
    print('0.1+0.2, 1/3, 100/7, 1e-5, 123456.789e3', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('3 == 3.0, 2**53 == float(2**53), 2**53+1 == float(2**53), 1 < 1.5, 10**30 > 1e29', '->', repr(3 == 3.0, 2**53 == float(2**53), 2**53+1 == float(2**53), 1 < 1.5, 10**30 > 1e29))
except BaseException as e:
    print('3 == 3.0, 2**53 == float(2**53), 2**53+1 == float(2**53), 1 < 1.5, 10**30 > 1e29', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('nope.attr', '->', repr(nope.attr))
except BaseException as e:
    print('nope.attr', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('len', '->', repr(len))
except BaseException as e:
    print('len', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('ConnectionRefusedError.__name__', '->', repr(ConnectionRefusedError.__name__))
except BaseException as e:
    print('ConnectionRefusedError.__name__', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('OSError.x', '->', repr(OSError.x))
except BaseException as e:
    print('OSError.x', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int.foo', '->', repr(int.foo))
except BaseException as e:
    print('int.foo', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytes.fromhex("6")', '->', repr(bytes.fromhex("6")))
except BaseException as e:
    print('bytes.fromhex("6")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"\\u00f1"', '->', repr(b"\u00f1"))
except BaseException as e:
    print('b"\\u00f1"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a" == "a"', '->', repr(b"a" == "a"))
except BaseException as e:
    print('b"a" == "a"', '!!', type(e).__name__, '|', e, '|', e.args)
