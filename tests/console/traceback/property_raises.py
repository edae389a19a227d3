class A:
    p = property(lambda self: 1/0)
A().p
