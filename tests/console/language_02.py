try:
    print('1+"a"', '->', repr(1+"a"))
except BaseException as e:
    print('1+"a"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a"+"b"', '->', repr(b"a"+"b"))
except BaseException as e:
    print('b"a"+"b"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1]+(2,)', '->', repr([1]+(2,)))
except BaseException as e:
    print('[1]+(2,)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a"*1.5', '->', repr("a"*1.5))
except BaseException as e:
    print('"a"*1.5', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a" < 1', '->', repr("a" < 1))
except BaseException as e:
    print('"a" < 1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1]<["a"]', '->', repr([1]<["a"]))
except BaseException as e:
    print('[1]<["a"]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('-"a"', '->', repr(-"a"))
except BaseException as e:
    print('-"a"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1/0', '->', repr(1/0))
except BaseException as e:
    print('1/0', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1//0', '->', repr(1//0))
except BaseException as e:
    print('1//0', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1%0', '->', repr(1%0))
except BaseException as e:
    print('1%0', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1.0/0', '->', repr(1.0/0))
except BaseException as e:
    print('1.0/0', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1.5//0', '->', repr(1.5//0))
except BaseException as e:
    print('1.5//0', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1.5%0', '->', repr(1.5%0))
except BaseException as e:
    print('1.5%0', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('2**-1', '->', repr(2**-1))
except BaseException as e:
    print('2**-1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('0**-1', '->', repr(0**-1))
except BaseException as e:
    print('0**-1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"%d" % "a"', '->', repr("%d" % "a"))
except BaseException as e:
    print('"%d" % "a"', '!!', type(e).__name__, '|', e, '|', e.args)
