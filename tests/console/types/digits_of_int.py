x = 3 ** 10000
print(x % 1000, x.bit_length(), len(hex(x)))
for f in (lambda: str(x), lambda: repr(x), lambda: f'{x}', lambda: '%d' % x, lambda: int('9' * 5000), lambda: print(x), lambda: '{:,}'.format(x), lambda: f'{x:x}'[:3], lambda: len(str(10 ** 4299)), lambda: str(10 ** 4300), lambda: [x]):
    try:
        print(str(f())[:10])
    except ValueError as e:
        print(e)
