try:
    print('"a"["b"]', '->', repr("a"["b"]))
except BaseException as e:
    print('"a"["b"]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a"["b"]', '->', repr(b"a"["b"]))
except BaseException as e:
    print('b"a"["b"]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1]["a"]', '->', repr([1]["a"]))
except BaseException as e:
    print('[1]["a"]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(1,)["a"]', '->', repr((1,)["a"]))
except BaseException as e:
    print('(1,)["a"]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a"[5]', '->', repr("a"[5]))
except BaseException as e:
    print('"a"[5]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a"[5]', '->', repr(b"a"[5]))
except BaseException as e:
    print('b"a"[5]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1][5]', '->', repr([1][5]))
except BaseException as e:
    print('[1][5]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(1,)[5]', '->', repr((1,)[5]))
except BaseException as e:
    print('(1,)[5]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('range(3)[5]', '->', repr(range(3)[5]))
except BaseException as e:
    print('range(3)[5]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytearray(1)[4]', '->', repr(bytearray(1)[4]))
except BaseException as e:
    print('bytearray(1)[4]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('5[0]', '->', repr(5[0]))
except BaseException as e:
    print('5[0]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int[0]', '->', repr(int[0]))
except BaseException as e:
    print('int[0]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('len(5)', '->', repr(len(5)))
except BaseException as e:
    print('len(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('len()', '->', repr(len()))
except BaseException as e:
    print('len()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('len(1,2)', '->', repr(len(1,2)))
except BaseException as e:
    print('len(1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a"+1', '->', repr("a"+1))
except BaseException as e:
    print('"a"+1', '!!', type(e).__name__, '|', e, '|', e.args)
