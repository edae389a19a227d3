try:
    print('b"a".index(b"b")', '->', repr(b"a".index(b"b")))
except BaseException as e:
    print('b"a".index(b"b")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytes.fromhex("zz")', '->', repr(bytes.fromhex("zz")))
except BaseException as e:
    print('bytes.fromhex("zz")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('bytes.fromhex(5)', '->', repr(bytes.fromhex(5)))
except BaseException as e:
    print('bytes.fromhex(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"ab".hex(":")', '->', repr(b"ab".hex(":")))
except BaseException as e:
    print('b"ab".hex(":")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(5).to_bytes()', '->', repr((5).to_bytes()))
except BaseException as e:
    print('(5).to_bytes()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(5).to_bytes(1)', '->', repr((5).to_bytes(1)))
except BaseException as e:
    print('(5).to_bytes(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(300).to_bytes(1,"big")', '->', repr((300).to_bytes(1,"big")))
except BaseException as e:
    print('(300).to_bytes(1,"big")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(-1).to_bytes(1,"big")', '->', repr((-1).to_bytes(1,"big")))
except BaseException as e:
    print('(-1).to_bytes(1,"big")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(5).to_bytes(2,"foo")', '->', repr((5).to_bytes(2,"foo")))
except BaseException as e:
    print('(5).to_bytes(2,"foo")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int.from_bytes("a","big")', '->', repr(int.from_bytes("a","big")))
except BaseException as e:
    print('int.from_bytes("a","big")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int.from_bytes(b"a","big")', '->', repr(int.from_bytes(b"a","big")))
except BaseException as e:
    print('int.from_bytes(b"a","big")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[].pop()', '->', repr([].pop()))
except BaseException as e:
    print('[].pop()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1].pop(5)', '->', repr([1].pop(5)))
except BaseException as e:
    print('[1].pop(5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1].remove(2)', '->', repr([1].remove(2)))
except BaseException as e:
    print('[1].remove(2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1].index(2)', '->', repr([1].index(2)))
except BaseException as e:
    print('[1].index(2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[].append()', '->', repr([].append()))
except BaseException as e:
    print('[].append()', '!!', type(e).__name__, '|', e, '|', e.args)
