import threading, socket
def bad(): raise ValueError("in thread")
t=threading.Thread(target=bad,name="worker"); t.start(); t.join()
class MyT(threading.Thread):
    def run(self): 1/0
m=MyT(); m.start(); m.join(); print(m.is_alive(), m.name, repr(m)[:20])
def ex(): raise SystemExit(3)
t=threading.Thread(target=ex); t.start(); t.join()
e=threading.Event()
res=[]
def w(): res.append(e.wait(1))
t=threading.Thread(target=w); t.start(); e.set(); t.join(); print(res, e.is_set()); e.clear(); print(e.wait(0.01))
class NoInit(threading.Thread):
    def __init__(self): pass
try: NoInit().start()
except Exception as x: print(type(x).__name__, x)
lock=threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
print(lock.locked())
r=threading.RLock()
with r:
    with r: print("twice")
c=threading.Condition()
items=[]
def consumer():
    with c:
        while not items: c.wait()
        res.append(items.pop())
t=threading.Thread(target=consumer); t.start()
with c: items.append(7); c.notify()
t.join(); print(res)
s=threading.Semaphore(2)
with s: print(s.acquire(blocking=False), s.acquire(blocking=False))
print(threading.current_thread().name, threading.active_count(), [t.name for t in threading.enumerate()])
t=threading.Thread(target=lambda: print(threading.current_thread().name)); t.start(); t.join()
t=threading.Thread(target=print, args=("a",), kwargs={"end":"!\n"}, daemon=True); print(t.daemon); t.start(); t.join()
tm=threading.Timer(0.01, lambda x: print("timer",x), args=("arg",)); tm.start(); tm.join()
