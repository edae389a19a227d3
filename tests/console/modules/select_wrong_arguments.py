import select, socket
s=socket.socket(); s.close()
for f in (lambda: select.select([s],[],[],0), lambda: select.select([],[s],[]), lambda: select.select([-1],[],[],0), lambda: select.select([None],[],[],0), lambda: select.select([1.5],[],[],0), lambda: select.select(["a"],[],[],0),lambda: select.select(5,[],[]),lambda: select.select([],[],[],float("nan")),lambda: select.select([],[],[],-0.5),lambda: select.select([],[],[],"1"),lambda: select.select([],[]),lambda: select.select([5000],[],[],0), lambda: select.select([2**40],[],[],0), lambda: select.select([],[],[],0), lambda: select.select((),{},set(),0), lambda: select.select([],[],[],1e30), lambda: select.select([],[],[],0,1), lambda: select.select(rlist=[],wlist=[],xlist=[])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class F:
    def __init__(self,v): self.v=v
    def fileno(self): return self.v
for v in (-1,"x",None,1.5,99999,True):
    try: print(len(select.select([F(v)],[],[],0)))
    except Exception as e: print(type(e).__name__, e)
class G: fileno=5
try: select.select([G()],[],[],0)
except Exception as e: print(type(e).__name__, e)
class H:
    def fileno(self): raise KeyError("k")
try: select.select([H()],[],[],0)
except Exception as e: print(type(e).__name__, e)
