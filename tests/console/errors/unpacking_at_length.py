def t(s):
    try:
        exec_it = s()
        print(exec_it)
    except Exception as e: print(type(e).__name__, e)
def a(): x, y = 1; return x
def b(): x, y = 1, 2, 3; return x
def c(): x, y = [1]; return x
def d(): x, *y = []; return y
def e(): x, *y, z = [1]; return y
def f(): x, *y, z = [1,2]; return x,y,z
def g(): (x, y), z = 1, 2; return x
def h(): x, y = "ab"; return x+y
def i(): x, y = {1:2, 3:4}; return x+y
def j(): x, y = None
def k(): [x, [y, *z]] = [1, [2, 3, 4]]; return x,y,z
def l():
    for x, y in [(1,2),(3,)]: print(x, y)
def m():
    return [x for x, y in [1]]
def n(): *x, = range(3); return x
def o(): x = y = z = []; x.append(1); return z
def p(): x, y = y2, x2 = 1, 2; return x,y,y2,x2
def q(): a = [1,2,3]; a[0], a[1:] = 9, [8,8,8]; return a
def r(): x, y = (i for i in range(3))
def s(): x, y = {5}
def u(): x, y = b'ab'; return x,y
def v(): x, y = 5.0
def w(): a, b, *c = 'x'
def x(): (a, b, c) = range(2)
for fn in (a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,u,v,w,x): t(fn)
