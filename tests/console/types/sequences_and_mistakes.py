def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, str(e))

l=[3,1,2]
t(l.append); t(l.append,1,2); t(l.extend,5); t(l.extend,'ab'); t(l.extend); t(l.insert,0); t(l.insert,'a',1); t(l.insert,-100,'x'); t(l.insert,100,'y'); print(l)
t(l.pop,100); t(l.pop,'a'); t(l.pop,1.5); t(l.pop); t(l.pop,0); t([].pop); t([].pop,0); t(l.pop,0,1); print(l)
t(l.remove,99); t(l.remove); t(l.remove,'a'); print(l); t(l.index,99); t(l.index,'zz'); t(l.index,1); t(l.index,1,5); t(l.index,1,0,'a'); t(l.index); t(l.count,1); t(l.count); t(l.reverse); print(l); t(l.sort); print(l)
l=[3,1,2]; t(l.sort); print(l); t(l.sort,reverse=True); print(l); t(l.sort,key=lambda x:-x); print(l); t(l.sort,lambda x:x); t(l.sort,foo=1); t(l.sort,key=5); t(l.sort,reverse='x'); t(l.sort,reverse=None); t([1,'a'].sort); t(['a',1].sort); t([None,1].sort); t([[1,'a'],[1,2]].sort); t([{},{}].sort); 
t(sorted,[3,1,2]); t(sorted,'bca'); t(sorted,5); t(sorted,[1,'a']); t(sorted,[(1,'b'),(1,'a')]); t(lambda: sorted(['b','A','c'],key=str.lower)); t(lambda: sorted([3,1],reverse=True)); t(lambda: sorted([1],key=None)); t(sorted); t(sorted,[1],None); t(lambda: sorted([('a',2),('b',1),('c',2)],key=lambda p:p[1],reverse=True)); t(lambda: sorted({'b':1,'a':2})); t(lambda: sorted([2,1],foo=1)); t(lambda: sorted([True,0,-1,1.5]))
t(lambda: [1]+(2,)); t(lambda: [1]+'a'); t(lambda: [1]+None); t(lambda: (1,)+[2]); t(lambda: [1]*2); t(lambda: [1]*'a'); t(lambda: [1]*1.5); t(lambda: 2*[1]); t(lambda: [1]-[1]); t(lambda: [1]*-1); t(lambda: [1]<[2]); t(lambda: [1]<(2,)); t(lambda: [1,2]==[1,2.0]); t(lambda: [1]==(1,)); t(lambda: [1,'a']<[1,2]); t(lambda: [1,2]<[1,2,3]); t(lambda: (1,'a')>(1,2)); t(lambda: (1,None)<=(1,2)); t(lambda: [[1]]>=[['a']]); t(lambda: {}<{}); t(lambda: [1] in [[1]]); t(lambda: 1 in 5); t(lambda: 5 in None); t(lambda: [1,2][5]); t(lambda: [1][-2]); t(lambda: ()[0]); t(lambda: [1]['a']); t(lambda: (1,)['a']); t(lambda: [1][1.0]); t(lambda: [1,2,3][::2]); t(lambda: [1,2,3][::-1]); t(lambda: [1,2,3][5:]); t(lambda: [1][None]); t(lambda: [1]()); t(lambda: -[1]); t(lambda: hash([1])); t(lambda: {[1]:2}); t(lambda: {(1,[2]):3}); t(lambda: hash((1,2))==hash((1,2))); t(lambda: (1,2,3).index(4)); t(lambda: (1,2).count(1)); t(lambda: (1,2).append(3)); t(lambda: [1].foo); t(lambda: [1].push(1)); t(lambda: [1].len)
def s1(): l=[1,2,3]; l[5]=1
def s2(): l=[1,2,3]; l['a']=1
def s3(): l=[1,2,3]; l[0:2]=5
def s4(): l=[1,2,3]; l[::2]=[1]; return l
def s5(): l=[1,2,3]; l[1:2]='abc'; return l
def s6(): l=[1,2,3]; del l[5]
def s7(): l=[1,2,3,4]; del l[::2]; return l
def s8(): l=[1,2,3]; l[3:]=[4]; l[:0]=[0]; l[2:2]=[9]; return l
def s9(): l=[1,2,3]; l[::-1]=[7,8,9]; return l
def s10(): l=[1,2,3]; del l['a']
def s11(): a,b=[1,2,3]
def s12(): a,b,c=[1,2]
def s13(): a,*b=[]
def s14(): a,b=5
def s15(): a,*b,c=[1,2,3,4]; return a,b,c
def s16(): a,b=None
def s17(): (a,b),c=[1,2],3; return a,b,c
def s18(): l=[1,2,3,4]; l[1:3]=[]; return l
def s19(): l=[1]; l+='ab'; l*=2; return l
def s20(): l=[0]; l[0]+=5; return l
def s21(): l=[1,2]; l[1.0]=3
def s22(): l=[1,2,3,4,5]; l[4:1:-2]=['a','b']; return l
def s23(): [1,2].foo=3
def s24(): a,b='xyz'
def s25(): a,b={1:2,3:4}; return a,b
def s26(): l=[1,2,3]; l[0:3:2]=[9]
for f in [s1,s2,s3,s4,s5,s6,s7,s8,s9,s10,s11,s12,s13,s14,s15,s16,s17,s18,s19,s20,s21,s22,s23,s24,s25,s26]: t(f)
for f in [list,tuple,set,frozenset,dict]:
    for a in [(),(5,),(None,),('a',),([1,2],),({1:2},),(range(3),),([],[]),([[1,2]],),(['ab'],),([1],),([(1,2,3)],),([[1],[2]],)]: t(f,*a)
t(lambda: list(x=1)); t(lambda: dict(a=1,b=2)); t(lambda: dict([('a',1)],b=2)); t(lambda: dict({'a':1},a=3)); t(lambda: dict(a=1,**{'a':2})); t(lambda: set(a=1)); t(lambda: tuple(x=1))
l=[1]; l.append(l); print(l); d={}; d['d']=d; print(d); tt=(l,); print(tt)
t(lambda: list(zip([1,2],'ab',(True,False)))); t(lambda: list(zip([1],[1,2],strict=True))); t(lambda: list(zip([1,2],[1],strict=True))); t(lambda: list(map(lambda a,b:a+b,[1,2],[3,4]))); t(lambda: list(map(5,[1]))); t(lambda: list(filter(None,[0,1,'',2]))); t(lambda: list(enumerate('ab',start=5))); t(lambda: enumerate()); t(lambda: enumerate(5)); t(lambda: list(reversed([1,2]))); t(lambda: reversed(5)); t(lambda: reversed({1})); t(lambda: list(reversed({1:2,3:4}))); t(lambda: next(iter([]))); t(lambda: next(iter([]),'d')); t(lambda: next([1])); t(lambda: next()); t(lambda: iter(5)); t(lambda: iter()); t(lambda: any([0,1])); t(lambda: all([])); t(lambda: any(5)); t(lambda: len(iter([]))); t(lambda: zip(5)); t(lambda: map(len)); t(lambda: list(map(len,5))); t(lambda: filter(None)); t(lambda: list(zip()))
t(lambda: [1,2,3].copy()); t(lambda: [1].clear()); t(lambda: type([]).__name__); t(lambda: list.append([1],2)); t(lambda: list.append(5,2)); t(lambda: list.sort([2,1])); t(lambda: tuple.index((1,2),2)); t(lambda: str.join(',',['a'])); t(lambda: dict.get({1:2},1)); t(lambda: list.append())
