class A: ok = False
assert A.ok, 'A is not ok'
