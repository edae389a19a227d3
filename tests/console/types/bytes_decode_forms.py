good = "ñandú".encode()
print(good.decode(), good.decode("latin-1"), good.decode("ascii", "ignore"), good.decode("ascii", "replace"), good.decode("ascii", "backslashreplace"))
for data in (b"\xff", b"ab\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xf0\x9f\x98", b"\x80abc", b"\xed\xa0\x80", b"ok\xfe\xffok", b"\xc0\xaf", b"\xf5\x80"):
    try:
        print(data.decode())
    except UnicodeDecodeError as error:
        print(error, "|", error.start, error.end, error.reason)
    print(ascii(data.decode(errors="replace")), ascii(data.decode(errors="ignore")), data.decode("utf-8", "backslashreplace"), ascii(data.decode("utf-8", "surrogateescape")))
print(b"a\x00b\x00".decode("utf-16-le"), b"\xff\xfea\x00".decode("utf-16"), b"\x00a".decode("utf-16-be"))
for arguments in (("nope",), ("utf-8", "nope"), (5,), ("ascii",)):
    try:
        print(b"\xff".decode(*arguments))
    except (LookupError, TypeError, UnicodeDecodeError) as error:
        print(type(error).__name__, error)
try:
    b"a".decode("utf-16-le")
except UnicodeDecodeError as error:
    print(error)
print(repr(UnicodeDecodeError("utf-8", b"x", 0, 1, "why")), issubclass(UnicodeDecodeError, ValueError))
