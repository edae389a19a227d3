try:
    print('[1,2][::0]', '->', repr([1,2][::0]))
except BaseException as e:
    print('[1,2][::0]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"abc"[None:2]', '->', repr("abc"[None:2]))
except BaseException as e:
    print('"abc"[None:2]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"hola mundo".split(), "a,b,,c".split(","), "a,b,c".split(",",1), " a  b ".split(None,1), "a b c".rsplit(" ",1)', '->', repr("hola mundo".split(), "a,b,,c".split(","), "a,b,c".split(",",1), " a  b ".split(None,1), "a b c".rsplit(" ",1)))
except BaseException as e:
    print('"hola mundo".split(), "a,b,,c".split(","), "a,b,c".split(",",1), " a  b ".split(None,1), "a b c".rsplit(" ",1)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a\\nb\\r\\nc".splitlines(), "a\\nb".splitlines(True)', '->', repr("a\nb\r\nc".splitlines(), "a\nb".splitlines(True)))
except BaseException as e:
    print('"a\\nb\\r\\nc".splitlines(), "a\\nb".splitlines(True)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"Hola".lower(), "Hola".upper(), "hola mundo".title(), "hola".capitalize(), "aBc".swapcase()', '->', repr("Hola".lower(), "Hola".upper(), "hola mundo".title(), "hola".capitalize(), "aBc".swapcase()))
except BaseException as e:
    print('"Hola".lower(), "Hola".upper(), "hola mundo".title(), "hola".capitalize(), "aBc".swapcase()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('" x ".strip(), "xxaxx".strip("x"), "abc".lstrip("a"), "abc".rstrip("c")', '->', repr(" x ".strip(), "xxaxx".strip("x"), "abc".lstrip("a"), "abc".rstrip("c")))
except BaseException as e:
    print('" x ".strip(), "xxaxx".strip("x"), "abc".lstrip("a"), "abc".rstrip("c")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x")', '->', repr("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x")))
except BaseException as e:
    print('"a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"abc".center(7,"*"), "abc".center(8), "5".zfill(3), "-5".zfill(4), "a".ljust(3)+"|", "a".rjust(3)', '->', repr("abc".center(7,"*"), "abc".center(8), "5".zfill(3), "-5".zfill(4), "a".ljust(3)+"|", "a".rjust(3)))
except BaseException as e:
    print('"abc".center(7,"*"), "abc".center(8), "5".zfill(3), "-5".zfill(4), "a".ljust(3)+"|", "a".rjust(3)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"abcabc".find("c"), "abcabc".rfind("c"), "abcabc".find("x"), "abcabc".count("b"), "abc".find("c",1,2), "abc".index("c")', '->', repr("abcabc".find("c"), "abcabc".rfind("c"), "abcabc".find("x"), "abcabc".count("b"), "abc".find("c",1,2), "abc".index("c")))
except BaseException as e:
    print('"abcabc".find("c"), "abcabc".rfind("c"), "abcabc".find("x"), "abcabc".count("b"), "abc".find("c",1,2), "abc".index("c")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"abc".startswith(("x","a")), "abc".endswith("c"), "abc".removeprefix("a"), "abc".removesuffix("c")', '->', repr("abc".startswith(("x","a")), "abc".endswith("c"), "abc".removeprefix("a"), "abc".removesuffix("c")))
except BaseException as e:
    print('"abc".startswith(("x","a")), "abc".endswith("c"), "abc".removeprefix("a"), "abc".removesuffix("c")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"123".isdigit(), "".isdigit(), "a1".isalnum(), "abc".isupper(), "ABC".isupper(), " ".isspace()', '->', repr("123".isdigit(), "".isdigit(), "a1".isalnum(), "abc".isupper(), "ABC".isupper(), " ".isspace()))
except BaseException as e:
    print('"123".isdigit(), "".isdigit(), "a1".isalnum(), "abc".isupper(), "ABC".isupper(), " ".isspace()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"ñandú".encode(), "ñ".encode("latin-1"), "ñ€".encode("latin-1","replace"), "ñ".encode("ascii","ignore"), "ñ".encode("ascii","backslashreplace")', '->', repr("ñandú".encode(), "ñ".encode("latin-1"), "ñ€".encode("latin-1","replace"), "ñ".encode("ascii","ignore"), "ñ".encode("ascii","backslashreplace")))
except BaseException as e:
    print('"ñandú".encode(), "ñ".encode("latin-1"), "ñ€".encode("latin-1","replace"), "ñ".encode("ascii","ignore"), "ñ".encode("ascii","backslashreplace")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"\\xc3\\xb1".decode(), b"\\xff".decode("latin-1"), b"a\\xffb".decode("utf-8","replace"), b"a\\xffb".decode("utf-8","ignore"), b"\\xff".decode("utf-8","backslashreplace")', '->', repr(b"\xc3\xb1".decode(), b"\xff".decode("latin-1"), b"a\xffb".decode("utf-8","replace"), b"a\xffb".decode("utf-8","ignore"), b"\xff".decode("utf-8","backslashreplace")))
except BaseException as e:
    print('b"\\xc3\\xb1".decode(), b"\\xff".decode("latin-1"), b"a\\xffb".decode("utf-8","replace"), b"a\\xffb".decode("utf-8","ignore"), b"\\xff".decode("utf-8","backslashreplace")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"hola".hex(), bytes.fromhex("68 6f"), b"abc".hex("-",2), bytes(3), bytes([1,2]), bytes("ñ","utf-8"), bytes(range(3))', '->', repr(b"hola".hex(), bytes.fromhex("68 6f"), b"abc".hex("-",2), bytes(3), bytes([1,2]), bytes("ñ","utf-8"), bytes(range(3))))
except BaseException as e:
    print('b"hola".hex(), bytes.fromhex("68 6f"), b"abc".hex("-",2), bytes(3), bytes([1,2]), bytes("ñ","utf-8"), bytes(range(3))', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"a,b".split(b","), b"GET / HTTP/1.1\\r\\nHost: x\\r\\n".split(b"\\r\\n"), b" a  b ".split(), b"ab".upper(), b"a".join([b"1",b"2"])', '->', repr(b"a,b".split(b","), b"GET / HTTP/1.1\r\nHost: x\r\n".split(b"\r\n"), b" a  b ".split(), b"ab".upper(), b"a".join([b"1",b"2"])))
except BaseException as e:
    print('b"a,b".split(b","), b"GET / HTTP/1.1\\r\\nHost: x\\r\\n".split(b"\\r\\n"), b" a  b ".split(), b"ab".upper(), b"a".join([b"1",b"2"])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"abc".find(b"c"), b"abc"[0], b"abc"[-1:], list(b"ab"), b"abc".replace(b"b",b"xx"), b"a" in b"abc", 97 in b"abc", b"abc".startswith(b"ab")', '->', repr(b"abc".find(b"c"), b"abc"[0], b"abc"[-1:], list(b"ab"), b"abc".replace(b"b",b"xx"), b"a" in b"abc", 97 in b"abc", b"abc".startswith(b"ab")))
except BaseException as e:
    print('b"abc".find(b"c"), b"abc"[0], b"abc"[-1:], list(b"ab"), b"abc".replace(b"b",b"xx"), b"a" in b"abc", 97 in b"abc", b"abc".startswith(b"ab")', '!!', type(e).__name__, '|', e, '|', e.args)
