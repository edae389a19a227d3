class Socket:
    def close(self): print('closed')
    def __del__(self): print('del')
s = Socket()
del s
print('after')
def f():
    t = Socket()
    print('in f')
f()
print('end')
u = Socket()
u = None
print('x')
v = Socket()
