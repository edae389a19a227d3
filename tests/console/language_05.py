try:
    print('chr("a")', '->', repr(chr("a")))
except BaseException as e:
    print('chr("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('hex("a")', '->', repr(hex("a")))
except BaseException as e:
    print('hex("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('abs("a")', '->', repr(abs("a")))
except BaseException as e:
    print('abs("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('sum(["a"])', '->', repr(sum(["a"])))
except BaseException as e:
    print('sum(["a"])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('max()', '->', repr(max()))
except BaseException as e:
    print('max()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('max([])', '->', repr(max([])))
except BaseException as e:
    print('max([])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('sorted(5)', '->', repr(sorted(5)))
except BaseException as e:
    print('sorted(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('sorted([1,"a"])', '->', repr(sorted([1,"a"])))
except BaseException as e:
    print('sorted([1,"a"])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('isinstance(1,2)', '->', repr(isinstance(1,2)))
except BaseException as e:
    print('isinstance(1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('range("a")', '->', repr(range("a")))
except BaseException as e:
    print('range("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('range()', '->', repr(range()))
except BaseException as e:
    print('range()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('range(1,2,0)', '->', repr(range(1,2,0)))
except BaseException as e:
    print('range(1,2,0)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('list(5)', '->', repr(list(5)))
except BaseException as e:
    print('list(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('tuple(5)', '->', repr(tuple(5)))
except BaseException as e:
    print('tuple(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('dict(5)', '->', repr(dict(5)))
except BaseException as e:
    print('dict(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('dict([1])', '->', repr(dict([1])))
except BaseException as e:
    print('dict([1])', '!!', type(e).__name__, '|', e, '|', e.args)
