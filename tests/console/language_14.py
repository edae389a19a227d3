try:
    print('f"{1+1} {\'a\'!r} {3.14159:.2f} {255:x} {255:#b} {5:03d} {\'a\':>3}|{\'b\':<3}|{\'c\':^3}|"', '->', repr(f"{1+1} {'a'!r} {3.14159:.2f} {255:x} {255:#b} {5:03d} {'a':>3}|{'b':<3}|{'c':^3}|"))
except BaseException as e:
    print('f"{1+1} {\'a\'!r} {3.14159:.2f} {255:x} {255:#b} {5:03d} {\'a\':>3}|{\'b\':<3}|{\'c\':^3}|"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('f"{1234567:,} {1e10:g} {0.1:.1%} {True} {None} {\'x\':*^5} {-5:+d} {5:+d}"', '->', repr(f"{1234567:,} {1e10:g} {0.1:.1%} {True} {None} {'x':*^5} {-5:+d} {5:+d}"))
except BaseException as e:
    print('f"{1234567:,} {1e10:g} {0.1:.1%} {True} {None} {\'x\':*^5} {-5:+d} {5:+d}"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('f"{\'a\' \'b\'} {{}} {[1,2][0]} {5!s:>3}"', '->', repr(f"{'a' 'b'} {{}} {[1,2][0]} {5!s:>3}"))
except BaseException as e:
    print('f"{\'a\' \'b\'} {{}} {[1,2][0]} {5!s:>3}"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('f"{1.0} {1e100} {1.5:10.3f}| {3:5}| {\'ab\':.1}"', '->', repr(f"{1.0} {1e100} {1.5:10.3f}| {3:5}| {'ab':.1}"))
except BaseException as e:
    print('f"{1.0} {1e100} {1.5:10.3f}| {3:5}| {\'ab\':.1}"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"%s %r %d %5d %-5d| %05d %x %X %o %c %c" % ("a","a",3,4,5,6,255,255,8,"z",65)', '->', repr("%s %r %d %5d %-5d| %05d %x %X %o %c %c" % ("a","a",3,4,5,6,255,255,8,"z",65)))
except BaseException as e:
    print('"%s %r %d %5d %-5d| %05d %x %X %o %c %c" % ("a","a",3,4,5,6,255,255,8,"z",65)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"%(a)s %(b)d" % {"a":1,"b":2}', '->', repr("%(a)s %(b)d" % {"a":1,"b":2}))
except BaseException as e:
    print('"%(a)s %(b)d" % {"a":1,"b":2}', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"%.3f %e %g %10.2f|" % (1.5,1500.0,0.0001,2.5)', '->', repr("%.3f %e %g %10.2f|" % (1.5,1500.0,0.0001,2.5)))
except BaseException as e:
    print('"%.3f %e %g %10.2f|" % (1.5,1500.0,0.0001,2.5)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"%s" % b"a", "%s" % [1], "%s" % None, "%d%%" % 5', '->', repr("%s" % b"a", "%s" % [1], "%s" % None, "%d%%" % 5))
except BaseException as e:
    print('"%s" % b"a", "%s" % [1], "%s" % None, "%d%%" % 5', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{0} {1} {0}".format("a","b"), "{a} {b[0]} {c.real}".format(a=1,b=[2],c=3), "{:>{}}".format("a",5), "{{}}".format()', '->', repr("{0} {1} {0}".format("a","b"), "{a} {b[0]} {c.real}".format(a=1,b=[2],c=3), "{:>{}}".format("a",5), "{{}}".format()))
except BaseException as e:
    print('"{0} {1} {0}".format("a","b"), "{a} {b[0]} {c.real}".format(a=1,b=[2],c=3), "{:>{}}".format("a",5), "{{}}".format()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{!r}".format("a"), "{:d}".format(5), "{:s}".format("a"), "{:5d}|{:<5d}|{:^5d}|{:05d}".format(1,2,3,4)', '->', repr("{!r}".format("a"), "{:d}".format(5), "{:s}".format("a"), "{:5d}|{:<5d}|{:^5d}|{:05d}".format(1,2,3,4)))
except BaseException as e:
    print('"{!r}".format("a"), "{:d}".format(5), "{:s}".format("a"), "{:5d}|{:<5d}|{:^5d}|{:05d}".format(1,2,3,4)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{:x}".format("a")', '->', repr("{:x}".format("a")))
except BaseException as e:
    print('"{:x}".format("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{".format()', '->', repr("{".format()))
except BaseException as e:
    print('"{".format()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"{:.2f}".format("a")', '->', repr("{:.2f}".format("a")))
except BaseException as e:
    print('"{:.2f}".format("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"abc" * 2, "abc" > "abd", "a" in "abc", "" in "abc", "ñ" < "z", len("ñandú"), "ñandú"[0], "🎉"[0]', '->', repr("abc" * 2, "abc" > "abd", "a" in "abc", "" in "abc", "ñ" < "z", len("ñandú"), "ñandú"[0], "🎉"[0]))
except BaseException as e:
    print('"abc" * 2, "abc" > "abd", "a" in "abc", "" in "abc", "ñ" < "z", len("ñandú"), "ñandú"[0], "🎉"[0]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1 is 1, None is None, [] is [], "a" is not None', '->', repr(1 is 1, None is None, [] is [], "a" is not None))
except BaseException as e:
    print('1 is 1, None is None, [] is [], "a" is not None', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(1).__class__, (5).real, (5).numerator, "a".__class__', '->', repr((1).__class__, (5).real, (5).numerator, "a".__class__))
except BaseException as e:
    print('(1).__class__, (5).real, (5).numerator, "a".__class__', '!!', type(e).__name__, '|', e, '|', e.args)
