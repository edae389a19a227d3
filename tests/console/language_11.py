try:
    print('(1,2) < (1,3)', '->', repr((1,2) < (1,3)))
except BaseException as e:
    print('(1,2) < (1,3)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"a" "b" \'c\'', '->', repr("a" "b" 'c'))
except BaseException as e:
    print('"a" "b" \'c\'', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('r"\\n" "\\n"', '->', repr(r"\n" "\n"))
except BaseException as e:
    print('r"\\n" "\\n"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('b"\\x00\\xff" b"a"', '->', repr(b"\x00\xff" b"a"))
except BaseException as e:
    print('b"\\x00\\xff" b"a"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('"\\u00f1\\N{LATIN SMALL LETTER A}\\x41\\101"', '->', repr("\u00f1\N{LATIN SMALL LETTER A}\x41\101"))
except BaseException as e:
    print('"\\u00f1\\N{LATIN SMALL LETTER A}\\x41\\101"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('0x1f + 0o17 + 0b11 + 1_000', '->', repr(0x1f + 0o17 + 0b11 + 1_000))
except BaseException as e:
    print('0x1f + 0o17 + 0b11 + 1_000', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1e3, 1.5e-7, .5, 1e16, 123456789012345678.0, 1e22, 5e-324', '->', repr(1e3, 1.5e-7, .5, 1e16, 123456789012345678.0, 1e22, 5e-324))
except BaseException as e:
    print('1e3, 1.5e-7, .5, 1e16, 123456789012345678.0, 1e22, 5e-324', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('2**100, -2**63, 2**63, 2**64-1, -(2**63)', '->', repr(2**100, -2**63, 2**63, 2**64-1, -(2**63)))
except BaseException as e:
    print('2**100, -2**63, 2**63, 2**64-1, -(2**63)', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('(2**100)//3, (2**100)%7, -(2**100)//3, (2**100)/3', '->', repr((2**100)//3, (2**100)%7, -(2**100)//3, (2**100)/3))
except BaseException as e:
    print('(2**100)//3, (2**100)%7, -(2**100)//3, (2**100)/3', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('-7//2, -7%3, 7//-2, 7%-3, -7.5//2, -7.5%2', '->', repr(-7//2, -7%3, 7//-2, 7%-3, -7.5//2, -7.5%2))
except BaseException as e:
    print('-7//2, -7%3, 7//-2, 7%-3, -7.5//2, -7.5%2', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('~5, 5^3, 5&6, 5|8, 1<<70, -1>>3, (1<<70)>>68', '->', repr(~5, 5^3, 5&6, 5|8, 1<<70, -1>>3, (1<<70)>>68))
except BaseException as e:
    print('~5, 5^3, 5&6, 5|8, 1<<70, -1>>3, (1<<70)>>68', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('1<<-1', '->', repr(1<<-1))
except BaseException as e:
    print('1<<-1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('True+True, True|False, True&1, not 1', '->', repr(True+True, True|False, True&1, not 1))
except BaseException as e:
    print('True+True, True|False, True&1, not 1', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('5 if 0 else 6', '->', repr(5 if 0 else 6))
except BaseException as e:
    print('5 if 0 else 6', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('None or 5, 0 and 1, "" or "a"', '->', repr(None or 5, 0 and 1, "" or "a"))
except BaseException as e:
    print('None or 5, 0 and 1, "" or "a"', '!!', type(e).__name__, '|', e, '|', e.args)
try:
    print('[1,2,3,4,5][1:4], [1,2,3][::-1], "hola"[1:], b"hola"[:2], (1,2,3)[-2:], "abc"[5:], [1,2,3][::2]', '->', repr([1,2,3,4,5][1:4], [1,2,3][::-1], "hola"[1:], b"hola"[:2], (1,2,3)[-2:], "abc"[5:], [1,2,3][::2]))
except BaseException as e:
    print('[1,2,3,4,5][1:4], [1,2,3][::-1], "hola"[1:], b"hola"[:2], (1,2,3)[-2:], "abc"[5:], [1,2,3][::2]', '!!', type(e).__name__, '|', e, '|', e.args)
