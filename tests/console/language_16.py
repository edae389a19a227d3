try:
    print('[1,2,3].index(3), [1,2,1].count(1), (1,2).index(2), (1,1).count(1)', '->', repr([1,2,3].index(3), [1,2,1].count(1), (1,2).index(2), (1,1).count(1)))
except BaseException as e:
    print('[1,2,3].index(3), [1,2,1].count(1), (1,2).index(2), (1,1).count(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[3,1,2].sort()', '->', repr([3,1,2].sort()))
except BaseException as e:
    print('[3,1,2].sort()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1,2,3].pop(), [1,2].copy(), [1,2].reverse()', '->', repr([1,2,3].pop(), [1,2].copy(), [1,2].reverse()))
except BaseException as e:
    print('[1,2,3].pop(), [1,2].copy(), [1,2].reverse()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a" if [] else "b"', '->', repr("a" if [] else "b"))
except BaseException as e:
    print('"a" if [] else "b"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(lambda_ := 5) + lambda_', '->', repr((lambda_ := 5) + lambda_))
except BaseException as e:
    print('(lambda_ := 5) + lambda_', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[] and {} or ()', '->', repr([] and {} or ()))
except BaseException as e:
    print('[] and {} or ()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('sys', '->', repr(sys))
except BaseException as e:
    print('sys', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('time.sleep', '->', repr(time.sleep))
except BaseException as e:
    print('time.sleep', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('os.getpid()', '->', repr(os.getpid()))
except BaseException as e:
    print('os.getpid()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('errno.ECONNREFUSED', '->', repr(errno.ECONNREFUSED))
except BaseException as e:
    print('errno.ECONNREFUSED', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('asyncio', '->', repr(asyncio))
except BaseException as e:
    print('asyncio', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('exi', '->', repr(exi))
except BaseException as e:
    print('exi', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('pritn("x")', '->', repr(pritn("x")))
except BaseException as e:
    print('pritn("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('lenn', '->', repr(lenn))
except BaseException as e:
    print('lenn', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('AF_INET', '->', repr(AF_INET))
except BaseException as e:
    print('AF_INET', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"x".joinn', '->', repr("x".joinn))
except BaseException as e:
    print('"x".joinn', '!!', type(e).__name__, '|', e, '|', e.args)
