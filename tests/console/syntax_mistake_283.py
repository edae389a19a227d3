class A(B, x=1, C): pass
