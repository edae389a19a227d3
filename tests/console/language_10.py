try:
    print('"{:.2%}".format(0.1234)', '->', repr("{:.2%}".format(0.1234)))
except BaseException as e:
    print('"{:.2%}".format(0.1234)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('all([])', '->', repr(all([])))
except BaseException as e:
    print('all([])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('any([1])', '->', repr(any([1])))
except BaseException as e:
    print('any([1])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('callable(print)', '->', repr(callable(print)))
except BaseException as e:
    print('callable(print)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('next(iter([]))', '->', repr(next(iter([]))))
except BaseException as e:
    print('next(iter([]))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('next(iter([1]))', '->', repr(next(iter([1]))))
except BaseException as e:
    print('next(iter([1]))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('list(enumerate("ab"))', '->', repr(list(enumerate("ab"))))
except BaseException as e:
    print('list(enumerate("ab"))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('list(zip([1,2],"ab"))', '->', repr(list(zip([1,2],"ab"))))
except BaseException as e:
    print('list(zip([1,2],"ab"))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('list(reversed([1,2,3]))', '->', repr(list(reversed([1,2,3]))))
except BaseException as e:
    print('list(reversed([1,2,3]))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('getattr("a","upper")()', '->', repr(getattr("a","upper")()))
except BaseException as e:
    print('getattr("a","upper")()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('getattr("a","foo",5)', '->', repr(getattr("a","foo",5)))
except BaseException as e:
    print('getattr("a","foo",5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('hasattr("a","foo")', '->', repr(hasattr("a","foo")))
except BaseException as e:
    print('hasattr("a","foo")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1 < 2 < 3', '->', repr(1 < 2 < 3))
except BaseException as e:
    print('1 < 2 < 3', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1 < 3 < 2', '->', repr(1 < 3 < 2))
except BaseException as e:
    print('1 < 3 < 2', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1 == 1.0 == True', '->', repr(1 == 1.0 == True))
except BaseException as e:
    print('1 == 1.0 == True', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1,2] == [1,2]', '->', repr([1,2] == [1,2]))
except BaseException as e:
    print('[1,2] == [1,2]', '!!', type(e).__name__, '|', e, '|', e.args)
