print(sum(1 for x in [1, 2] if x.real.foo))
