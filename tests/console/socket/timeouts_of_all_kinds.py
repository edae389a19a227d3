import socket, time
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, e.args)
s=socket.socket()
for v in (0,0.0,1,0.5,None,True,3,1e9,-1,"1",[],float("nan"),float("inf"),-0.0,2**70, 1e-9):
    t(lambda: (s.settimeout(v), s.gettimeout(), s.getblocking(), s.timeout))
for v in (True,False,1,0,5,None,"x",1.5):
    t(lambda: (s.setblocking(v), s.gettimeout(), s.getblocking()))
for v in (None, 0, 2, 0.5, -1, "x", True):
    t(lambda: (socket.setdefaulttimeout(v), socket.getdefaulttimeout(), socket.socket().gettimeout()))
socket.setdefaulttimeout(None)
a,b=socket.socketpair()
a.settimeout(0.01)
for n,args in (("recv",(1,)),("recvfrom",(1,)),("recv_into",(bytearray(1),)),("recvmsg",(1,))): t(lambda: getattr(a,n)(*args))
a.settimeout(0)
for n,args in (("recv",(1,)),("recvfrom",(1,)),("recv_into",(bytearray(1),)),("recvmsg",(1,))): t(lambda: getattr(a,n)(*args))
l=socket.create_server(("127.0.0.1",0)); l.settimeout(0.01); t(lambda: l.accept()); l.setblocking(False); t(lambda: l.accept())
a.settimeout(0.02)
def fill():
    while True: a.send(b"x"*65536)
t(fill)
t(lambda: a.sendall(b"y"*10**7))
try: l.timeout = 5
except AttributeError as e: print(e)
try: s.family = 5
except AttributeError as e: print(e)
try: s.foo = 5
except AttributeError as e: print(e)
try: del s.family
except AttributeError as e: print(e)
e=socket.timeout("x"); print(repr(e), isinstance(e, OSError), e.errno, e.args)
