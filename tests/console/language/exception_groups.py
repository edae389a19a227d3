try:
    raise ExceptionGroup('g', [ValueError(1), TypeError('t'), ExceptionGroup('n', [KeyError('k'), ValueError(2)])])
except* ValueError as eg:
    print(repr(eg), eg.exceptions, eg.message)
except* TypeError as eg:
    print('T', repr(eg))
except* KeyError as eg:
    print('K', repr(eg))
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), OSError(2)])
    except* ValueError as e: print('v', e)
    else: print('no')
    finally: print('fin')
except ExceptionGroup as rest: print('rest', repr(rest))
try:
    raise ValueError('plain')
except* ValueError as e: print(repr(e))
try:
    try: pass
    except* ValueError: pass
    else: print('else')
finally: print('f')
g = ExceptionGroup('m', [ValueError(1), TypeError(2)])
print(g, str(g), g.args, g.exceptions, g.message)
print(repr(g.split(ValueError)), repr(g.subgroup(TypeError)), g.subgroup(KeyError), repr(g.derive([KeyError()])), repr(g.subgroup(lambda e: e.args == (1,))))
def t(fn):
    try: print(fn())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: ExceptionGroup('x', [])); t(lambda: ExceptionGroup('x', [1])); t(lambda: ExceptionGroup('x')); t(lambda: ExceptionGroup(1, [ValueError()])); t(lambda: ExceptionGroup('x', 5)); t(lambda: ExceptionGroup('x', [KeyboardInterrupt()]));
