print("%s %r %d %i" % ("a", "a", 3.9, True))
print("[%5d] [%-5d] [%05d] [%+d] [% d] [%5s] [%-5s] [%.2s] [%5.1s]" % (42, 42, 42, 42, 42, "ab", "ab", "abc", "abc"))
print("%x %X %o %#x %#o %c %c %%" % (255, 255, 8, 255, 8, "z", 65))
print("%f %.2f %e %g %G %8.3f|%-8.1f|" % (1.5, 2.345, 12345.678, 0.0001, 1e20, 3.14159, 2.5))
print("%(host)s:%(port)05d %(host)r" % {"host": "here", "port": 80})
print("%*d|%-*s|%.*f" % (6, 42, 5, "ab", 2, 3.14159))
print("%s" % (("tuple", 1),), "%s" % [1], "%s %s" % ("x", None))
print("%a %s" % ("ñ", "ñ"), "100%%" % (), "no marks" % {})
print(b"%s %d %x %a %b" % (b"raw", 5, 255, "ñ", b"z"), b"%5d|%-5s|" % (3, b"x"), b"%c%c" % (65, b"B"))
for form, values in (("%d", ("x",)), ("%s %s", (1,)), ("%s", (1, 2)), ("%(a)s", {}), ("%z", (1,)), ("%", (1,)),
                     ("%c", ("ab",)), ("%x", (1.5,)), ("%(a)s", 5), ("%f", ("x",)), ("%c", (-1,))):
    try:
        print(form % values)
    except (TypeError, KeyError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
