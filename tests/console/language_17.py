try:
    print('[].appendd', '->', repr([].appendd))
except BaseException as e:
    print('[].appendd', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('{}.itemss', '->', repr({}.itemss))
except BaseException as e:
    print('{}.itemss', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('ValueErro', '->', repr(ValueErro))
except BaseException as e:
    print('ValueErro', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('Tru', '->', repr(Tru))
except BaseException as e:
    print('Tru', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(1,2,3).appen', '->', repr((1,2,3).appen))
except BaseException as e:
    print('(1,2,3).appen', '!!', type(e).__name__, '|', e, '|', e.args)
