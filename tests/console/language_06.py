try:
    print('"a".split("")', '->', repr("a".split("")))
except BaseException as e:
    print('"a".split("")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".split(1)', '->', repr("a".split(1)))
except BaseException as e:
    print('"a".split(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".join([1])', '->', repr("a".join([1])))
except BaseException as e:
    print('"a".join([1])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".replace("a")', '->', repr("a".replace("a")))
except BaseException as e:
    print('"a".replace("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".replace("a",1)', '->', repr("a".replace("a",1)))
except BaseException as e:
    print('"a".replace("a",1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".strip(1)', '->', repr("a".strip(1)))
except BaseException as e:
    print('"a".strip(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".find()', '->', repr("a".find()))
except BaseException as e:
    print('"a".find()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".find(1)', '->', repr("a".find(1)))
except BaseException as e:
    print('"a".find(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".startswith(1)', '->', repr("a".startswith(1)))
except BaseException as e:
    print('"a".startswith(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".upper(1)', '->', repr("a".upper(1)))
except BaseException as e:
    print('"a".upper(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a".index("b")', '->', repr("a".index("b")))
except BaseException as e:
    print('"a".index("b")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a".split("x")', '->', repr(b"a".split("x")))
except BaseException as e:
    print('b"a".split("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a".join(["a"])', '->', repr(b"a".join(["a"])))
except BaseException as e:
    print('b"a".join(["a"])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a".find("a")', '->', repr(b"a".find("a")))
except BaseException as e:
    print('b"a".find("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a".replace("a","b")', '->', repr(b"a".replace("a","b")))
except BaseException as e:
    print('b"a".replace("a","b")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a".startswith("a")', '->', repr(b"a".startswith("a")))
except BaseException as e:
    print('b"a".startswith("a")', '!!', type(e).__name__, '|', e, '|', e.args)
