def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, str(e))

b=bytearray(b'hello')
x=bytearray(b'abc')
t(x.append,100); print(x); t(x.append,256); t(x.append,-1); t(x.append,'a'); t(x.append,b'a'); t(x.append,None); t(x.append); t(x.append,1,2); t(x.append,1.5)
t(x.extend,b'xy'); print(x); t(x.extend,[1,2]); t(x.extend,[300]); t(x.extend,['a']); t(x.extend,'abc'); t(x.extend,5); t(x.extend,None); t(x.extend,range(3)); t(x.extend,x); print(x); t(x.extend,(i for i in (65,66))); print(x)
x=bytearray(b'abc')
t(x.insert,0,65); t(x.insert,100,66); t(x.insert,-1,67); t(x.insert,-100,68); print(x); t(x.insert,0,300); t(x.insert,'a',1); t(x.insert,1); t(x.insert,0,'a')
t(x.pop); t(x.pop,0); t(x.pop,-1); t(x.pop,100); t(x.pop,'a'); print(x); t(bytearray().pop); t(bytearray().pop,0); t(x.pop,0,1)
t(x.remove,97); t(x.remove,1); t(x.remove,300); t(x.remove,b'b'); t(x.remove,'b'); t(x.remove); print(x)
t(x.reverse); print(x); t(x.clear); print(x); t(x.clear,1)
x=bytearray(b'hello')
x[0]=72; print(x); x[-1]=79; print(x)
def s1(): x[0]=256
def s2(): x[0]=-1
def s3(): x[0]='a'
def s4(): x[0]=b'a'
def s5(): x[10]=1
def s6(): x['a']=1
def s7(): x[1:3]='ab'
def s8(): x[1:3]=5
def s9(): x[::2]=b'ab'
def s10(): x[1:3]=[1,300]
def s11(): del x[10]
def s12(): del x['a']
def s13(): x[1:3]=None
def s14(): x[0]=None
def s15(): x[0]=1.5
def s16(): x[::0]=b''
def s17(): x[1:2]=['a']
def s18(): x.foo=1
def s19(): x[1.5]=1
for f in [s1,s2,s3,s4,s5,s6,s7,s8,s9,s10,s11,s12,s13,s14,s15,s16,s17,s18,s19]: t(f)
x[1:3]=b'EEE'; print(x); x[::2]=b'...'[:len(x[::2])]; print(x); del x[0]; print(x); del x[1:3]; print(x); del x[::2]; print(x); x[:]=b'new'; print(x); x[1:1]=b'INS'; print(x); x[5:2]=b'!'; print(x); x[len(x):]=[65,66]; print(x); x[:0]=bytearray(b'>>'); print(x); x[2:4]=range(3); print(x); x[0:2]=memoryview(b'mv'); print(x); x[1:3]=x; print(x)
y=x; x+=b'zz'; print(x,y is x); x*=2; print(x, y is x); x+=bytearray(b'q'); x*=0; print(x, y)
def p1():
    z=bytearray(b'a'); z+='x'
def p2():
    z=bytearray(b'a'); z+=5
def p3():
    z=bytearray(b'a'); z*='x'
def p4():
    z=bytearray(b'a'); z+=[1,2]; return z
def p5():
    z=bytearray(b'a'); z-=b'a'
def p6():
    z=bytearray(b'a'); z*=1.5
def p7():
    z=b'a'; z+='x'
def p8():
    z='a'; z+=b'x'
def p9():
    z='a'; z+=1
def p10():
    z=[1]; z+=1
def p11():
    z=(1,); z+=[1]
def p12():
    z=[1]; z+='ab'; return z
def p13():
    z=1; z+='a'
def p14():
    z={}; z|={1:2}; return z
def p15():
    z={}; z|=[(1,2)]; return z
def p16():
    z={}; z|=5
def p17():
    z={1}; z|=[1]
def p18():
    z=5; z**=2; z//=3; z<<=2; z%=7; z|=8; z&=12; z^=1; return z
for f in [p1,p2,p3,p4,p5,p6,p7,p8,p9,p10,p11,p12,p13,p14,p15,p16,p17,p18]: t(f)
b=bytearray(b'abc'); m=memoryview(b)
t(b.append,1); t(b.extend,b'a'); t(b.clear); t(b.pop); t(b.insert,0,1); t(b.remove,97)
def q1(): b[0:1]=b'xx'
def q2(): del b[0]
def q3():
    global b
    b+=b'x'
def q4(): b[0:1]=b'x'; return b
def q5():
    global b
    b*=2
for f in [q1,q2,q3,q4,q5]: t(f)
b[0]=90; print(bytes(m)); m.release(); t(b.append,1); print(b)
with memoryview(b) as v: t(b.append,2)
t(b.append,3); print(b)
v=memoryview(b); w=v[1:]; v.release(); t(b.append,1); w.release(); t(b.append,1)
v=memoryview(b); del v; t(b.append,1)
t(b.__len__); t(b.__getitem__,0); t(bytearray.__name__ and (lambda: bytearray.__name__))
