try:
    print('str(1,2,3,4)', '->', repr(str(1,2,3,4)))
except BaseException as e:
    print('str(1,2,3,4)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('id()', '->', repr(id()))
except BaseException as e:
    print('id()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('dir(5,6)', '->', repr(dir(5,6)))
except BaseException as e:
    print('dir(5,6)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int(x=1)', '->', repr(int(x=1)))
except BaseException as e:
    print('int(x=1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('round(2.5)', '->', repr(round(2.5)))
except BaseException as e:
    print('round(2.5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('divmod(7,-2)', '->', repr(divmod(7,-2)))
except BaseException as e:
    print('divmod(7,-2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('pow(2,10)', '->', repr(pow(2,10)))
except BaseException as e:
    print('pow(2,10)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('pow(2,10,7)', '->', repr(pow(2,10,7)))
except BaseException as e:
    print('pow(2,10,7)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('round(2.567,2)', '->', repr(round(2.567,2)))
except BaseException as e:
    print('round(2.567,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"é".isalpha()', '->', repr("é".isalpha()))
except BaseException as e:
    print('"é".isalpha()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{:>5}|{:<5}|{:^5}".format(1,"a","b")', '->', repr("{:>5}|{:<5}|{:^5}".format(1,"a","b")))
except BaseException as e:
    print('"{:>5}|{:<5}|{:^5}".format(1,"a","b")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"%5.2f|%-5s|%05d|%x|%r|%%" % (1.5,"a",42,255,"x")', '->', repr("%5.2f|%-5s|%05d|%x|%r|%%" % (1.5,"a",42,255,"x")))
except BaseException as e:
    print('"%5.2f|%-5s|%05d|%x|%r|%%" % (1.5,"a",42,255,"x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"%s %d" % (b"a", 5)', '->', repr(b"%s %d" % (b"a", 5)))
except BaseException as e:
    print('b"%s %d" % (b"a", 5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"%s" % "a"', '->', repr(b"%s" % "a"))
except BaseException as e:
    print('b"%s" % "a"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{0!r:>6} {1:#x} {1:08b} {2:,}".format("a",255,1234567)', '->', repr("{0!r:>6} {1:#x} {1:08b} {2:,}".format("a",255,1234567)))
except BaseException as e:
    print('"{0!r:>6} {1:#x} {1:08b} {2:,}".format("a",255,1234567)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{:e} {:g} {:.3}".format(1234.5, 0.00001, 3.14159)', '->', repr("{:e} {:g} {:.3}".format(1234.5, 0.00001, 3.14159)))
except BaseException as e:
    print('"{:e} {:g} {:.3}".format(1234.5, 0.00001, 3.14159)', '!!', type(e).__name__, '|', e, '|', e.args)
