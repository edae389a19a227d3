if True:
x
