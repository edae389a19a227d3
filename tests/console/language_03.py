try:
    print('"%s %s" % 1', '->', repr("%s %s" % 1))
except BaseException as e:
    print('"%s %s" % 1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"%s" % (1,2)', '->', repr("%s" % (1,2)))
except BaseException as e:
    print('"%s" % (1,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{} {}".format(1)', '->', repr("{} {}".format(1)))
except BaseException as e:
    print('"{} {}".format(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{x}".format(1)', '->', repr("{x}".format(1)))
except BaseException as e:
    print('"{x}".format(1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('f"{5:z}"', '->', repr(f"{5:z}"))
except BaseException as e:
    print('f"{5:z}"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('f"{\'a\':d}"', '->', repr(f"{'a':d}"))
except BaseException as e:
    print('f"{\'a\':d}"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('f"{5:.2f}"', '->', repr(f"{5:.2f}"))
except BaseException as e:
    print('f"{5:.2f}"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('f"{5.5:d}"', '->', repr(f"{5.5:d}"))
except BaseException as e:
    print('f"{5.5:d}"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int("x")', '->', repr(int("x")))
except BaseException as e:
    print('int("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int("1",99)', '->', repr(int("1",99)))
except BaseException as e:
    print('int("1",99)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int([])', '->', repr(int([])))
except BaseException as e:
    print('int([])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int("0x1f",16)', '->', repr(int("0x1f",16)))
except BaseException as e:
    print('int("0x1f",16)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int(b"12")', '->', repr(int(b"12")))
except BaseException as e:
    print('int(b"12")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('float("x")', '->', repr(float("x")))
except BaseException as e:
    print('float("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('float([])', '->', repr(float([])))
except BaseException as e:
    print('float([])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('str(b"a","ascii")', '->', repr(str(b"a","ascii")))
except BaseException as e:
    print('str(b"a","ascii")', '!!', type(e).__name__, '|', e, '|', e.args)
