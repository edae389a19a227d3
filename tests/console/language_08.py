try:
    print('{}.pop(1)', '->', repr({}.pop(1)))
except BaseException as e:
    print('{}.pop(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('{}["a"]', '->', repr({}["a"]))
except BaseException as e:
    print('{}["a"]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('{}.get()', '->', repr({}.get()))
except BaseException as e:
    print('{}.get()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('{[]:1}', '->', repr({[]:1}))
except BaseException as e:
    print('{[]:1}', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a" in 5', '->', repr("a" in 5))
except BaseException as e:
    print('"a" in 5', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1 in "a"', '->', repr(1 in "a"))
except BaseException as e:
    print('1 in "a"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('print(foo=1)', '->', repr(print(foo=1)))
except BaseException as e:
    print('print(foo=1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('print("a",sep=1)', '->', repr(print("a",sep=1)))
except BaseException as e:
    print('print("a",sep=1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('foo', '->', repr(foo))
except BaseException as e:
    print('foo', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('type(5,6)', '->', repr(type(5,6)))
except BaseException as e:
    print('type(5,6)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"abc".foo()', '->', repr("abc".foo()))
except BaseException as e:
    print('"abc".foo()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('None.x', '->', repr(None.x))
except BaseException as e:
    print('None.x', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('None()', '->', repr(None()))
except BaseException as e:
    print('None()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a"()', '->', repr("a"()))
except BaseException as e:
    print('"a"()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('repr()', '->', repr(repr()))
except BaseException as e:
    print('repr()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bool(1,2)', '->', repr(bool(1,2)))
except BaseException as e:
    print('bool(1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
