text = "ñandú €"
for name in ("utf-8", "utf8", "UTF-8", "utf-16-le", "utf-16-be", "utf-32-le", "U8"):
    print(name, text.encode(name))
print("abc".encode("ascii"), "café".encode("latin-1"), "café".encode("iso-8859-1"), "€".encode("cp1252"), "abc".encode("utf-16")[:2] in (b"\xff\xfe", b"\xfe\xff"))
for name, errors in (("ascii", "strict"), ("ascii", "ignore"), ("ascii", "replace"), ("ascii", "backslashreplace"), ("ascii", "xmlcharrefreplace"), ("latin-1", "strict"), ("latin-1", "replace"),
                     ("nope", "strict"), ("ascii", "nope")):
    try:
        print(name, errors, text.encode(name, errors))
    except (UnicodeEncodeError, LookupError, UnicodeError) as error:
        print(name, errors, type(error).__name__, error)
print("abc".encode(), "".encode(), "abc".encode(encoding="ascii", errors="ignore"), "\ud800".encode("utf-8", "replace"), "\ud800".encode("utf-8", "surrogatepass"))
try:
    "\ud800".encode()
except UnicodeEncodeError as error:
    print(error, error.start, error.end, error.encoding, error.reason)
try:
    "a".encode(5)
except TypeError as error:
    print(error)
print(str(b"abc", "utf-8"), str(b"abc"), str(b"\xff", "latin-1"), str(5), str(), str(None), str([1, "a"]), str(b"\xff", errors="replace") == "\ufffd")
