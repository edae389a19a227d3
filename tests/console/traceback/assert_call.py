def ok(x): return x > 3
assert ok(5)
assert ok(2), ('tuple', 'message')
