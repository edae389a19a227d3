try:
    print('bytearray(b"abc"), bytearray(2), bytearray(b"a")+b"b", b"a"+bytearray(b"b"), bytearray(b"ab")[0], bytearray(b"abc")[1:]', '->', repr(bytearray(b"abc"), bytearray(2), bytearray(b"a")+b"b", b"a"+bytearray(b"b"), bytearray(b"ab")[0], bytearray(b"abc")[1:]))
except BaseException as e:
    print('bytearray(b"abc"), bytearray(2), bytearray(b"a")+b"b", b"a"+bytearray(b"b"), bytearray(b"ab")[0], bytearray(b"abc")[1:]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(5).to_bytes(2,"big"), (5).to_bytes(2,"little"), (-5).to_bytes(2,"big",signed=True), int.from_bytes(b"\\x01\\x00","big"), int.from_bytes(b"\\xff","big",signed=True), (255).bit_length()', '->', repr((5).to_bytes(2,"big"), (5).to_bytes(2,"little"), (-5).to_bytes(2,"big",signed=True), int.from_bytes(b"\x01\x00","big"), int.from_bytes(b"\xff","big",signed=True), (255).bit_length()))
except BaseException as e:
    print('(5).to_bytes(2,"big"), (5).to_bytes(2,"little"), (-5).to_bytes(2,"big",signed=True), int.from_bytes(b"\\x01\\x00","big"), int.from_bytes(b"\\xff","big",signed=True), (255).bit_length()', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('hex(255), bin(5), oct(8), hex(-1), chr(241), ord("ñ"), ascii("ñ")', '->', repr(hex(255), bin(5), oct(8), hex(-1), chr(241), ord("ñ"), ascii("ñ")))
except BaseException as e:
    print('hex(255), bin(5), oct(8), hex(-1), chr(241), ord("ñ"), ascii("ñ")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('int("12"), int(" -7 "), int("0b11",0), int(3.9), int(-3.9), int(True), float("1.5"), float("inf"), float("-nan") != 0, int("1_000")', '->', repr(int("12"), int(" -7 "), int("0b11",0), int(3.9), int(-3.9), int(True), float("1.5"), float("inf"), float("-nan") != 0, int("1_000")))
except BaseException as e:
    print('int("12"), int(" -7 "), int("0b11",0), int(3.9), int(-3.9), int(True), float("1.5"), float("inf"), float("-nan") != 0, int("1_000")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('str(1.0), str(None), str(b"a"), repr("it\'s"), repr(\'"\'), repr("\\t\\n\\\\"), repr("\\x00\\x7f\\xa0ñ"), repr(b"\'"), str([1,"a",b"b",None,(1,),{}])', '->', repr(str(1.0), str(None), str(b"a"), repr("it's"), repr('"'), repr("\t\n\\"), repr("\x00\x7f\xa0ñ"), repr(b"'"), str([1,"a",b"b",None,(1,),{}])))
except BaseException as e:
    print('str(1.0), str(None), str(b"a"), repr("it\'s"), repr(\'"\'), repr("\\t\\n\\\\"), repr("\\x00\\x7f\\xa0ñ"), repr(b"\'"), str([1,"a",b"b",None,(1,),{}])', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('{"a":1,"b":[2]}, {}, {1:2}[True], {"a":1} == {"a":1}, len({1:1}), "a" in {"a":1}, {**{"a":1},"b":2}, {"a":1}|{"a":2}', '->', repr({"a":1,"b":[2]}, {}, {1:2}[True], {"a":1} == {"a":1}, len({1:1}), "a" in {"a":1}, {**{"a":1},"b":2}, {"a":1}|{"a":2}))
except BaseException as e:
    print('{"a":1,"b":[2]}, {}, {1:2}[True], {"a":1} == {"a":1}, len({1:1}), "a" in {"a":1}, {**{"a":1},"b":2}, {"a":1}|{"a":2}', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('dict(a=1,b=2), dict([("a",1)]), dict({1:2},c=3), list({"a":1}), list({"a":1}.items()), list({"a":1}.values())', '->', repr(dict(a=1,b=2), dict([("a",1)]), dict({1:2},c=3), list({"a":1}), list({"a":1}.items()), list({"a":1}.values())))
except BaseException as e:
    print('dict(a=1,b=2), dict([("a",1)]), dict({1:2},c=3), list({"a":1}), list({"a":1}.items()), list({"a":1}.values())', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('{"a":1}.get("b"), {"a":1}.get("a"), {"a":1}.get("b",5), {"a":1}.setdefault("a",3)', '->', repr({"a":1}.get("b"), {"a":1}.get("a"), {"a":1}.get("b",5), {"a":1}.setdefault("a",3)))
except BaseException as e:
    print('{"a":1}.get("b"), {"a":1}.get("a"), {"a":1}.get("b",5), {"a":1}.setdefault("a",3)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1,2]+[3], [0]*3, 3*[0], [1,[2,3]], (1,)+(2,), ()*3, [*[1,2],3], (*"ab",)', '->', repr([1,2]+[3], [0]*3, 3*[0], [1,[2,3]], (1,)+(2,), ()*3, [*[1,2],3], (*"ab",)))
except BaseException as e:
    print('[1,2]+[3], [0]*3, 3*[0], [1,[2,3]], (1,)+(2,), ()*3, [*[1,2],3], (*"ab",)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('min(3,1,2), max([1,5,2]), min("b","a"), sum([1,2,3]), sum([[1],[2]],[]), sorted([3,1,2]), sorted("bca",reverse=True), sorted(["b","A"],key=str.lower) if False else 0', '->', repr(min(3,1,2), max([1,5,2]), min("b","a"), sum([1,2,3]), sum([[1],[2]],[]), sorted([3,1,2]), sorted("bca",reverse=True), sorted(["b","A"],key=str.lower) if False else 0))
except BaseException as e:
    print('min(3,1,2), max([1,5,2]), min("b","a"), sum([1,2,3]), sum([[1],[2]],[]), sorted([3,1,2]), sorted("bca",reverse=True), sorted(["b","A"],key=str.lower) if False else 0', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('max([1,5,2],default=0), min([],default=7), max("abc","abd",key=len)', '->', repr(max([1,5,2],default=0), min([],default=7), max("abc","abd",key=len)))
except BaseException as e:
    print('max([1,5,2],default=0), min([],default=7), max("abc","abd",key=len)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('list(range(5)), list(range(1,10,3)), list(range(5,0,-2)), range(3), range(1,2,3), len(range(0,10,3)), 3 in range(5), range(10)[-1]', '->', repr(list(range(5)), list(range(1,10,3)), list(range(5,0,-2)), range(3), range(1,2,3), len(range(0,10,3)), 3 in range(5), range(10)[-1]))
except BaseException as e:
    print('list(range(5)), list(range(1,10,3)), list(range(5,0,-2)), range(3), range(1,2,3), len(range(0,10,3)), 3 in range(5), range(10)[-1]', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('abs(-5), abs(-1.5), round(3.7), round(-2.5), round(1234,-2), pow(2,-1), divmod(-7,2), divmod(7.5,2)', '->', repr(abs(-5), abs(-1.5), round(3.7), round(-2.5), round(1234,-2), pow(2,-1), divmod(-7,2), divmod(7.5,2)))
except BaseException as e:
    print('abs(-5), abs(-1.5), round(3.7), round(-2.5), round(1234,-2), pow(2,-1), divmod(-7,2), divmod(7.5,2)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('isinstance(1,int), isinstance(True,int), isinstance(1,(str,int)), isinstance("a",bytes), issubclass(ConnectionRefusedError,OSError), type(1) is int, type("a")', '->', repr(isinstance(1,int), isinstance(True,int), isinstance(1,(str,int)), isinstance("a",bytes), issubclass(ConnectionRefusedError,OSError), type(1) is int, type("a")))
except BaseException as e:
    print('isinstance(1,int), isinstance(True,int), isinstance(1,(str,int)), isinstance("a",bytes), issubclass(ConnectionRefusedError,OSError), type(1) is int, type("a")', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('type(1.0), type(None), type(b""), type([]), type(()), type({}), type(ValueError("x")), type(OSError), int, str', '->', repr(type(1.0), type(None), type(b""), type([]), type(()), type({}), type(ValueError("x")), type(OSError), int, str))
except BaseException as e:
    print('type(1.0), type(None), type(b""), type([]), type(()), type({}), type(ValueError("x")), type(OSError), int, str', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('ValueError("a"), OSError(2,"x"), OSError(111,"x"), KeyError("a"), Exception(), Exception(1,2), str(KeyError("a")), str(OSError(2,"x","f")), OSError("solo").errno', '->', repr(ValueError("a"), OSError(2,"x"), OSError(111,"x"), KeyError("a"), Exception(), Exception(1,2), str(KeyError("a")), str(OSError(2,"x","f")), OSError("solo").errno))
except BaseException as e:
    print('ValueError("a"), OSError(2,"x"), OSError(111,"x"), KeyError("a"), Exception(), Exception(1,2), str(KeyError("a")), str(OSError(2,"x","f")), OSError("solo").errno', '!!', type(e).__name__, '|', e, '|', e.args)
