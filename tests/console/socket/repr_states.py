import socket
s=socket.socket(); print(s); s.bind(("127.0.0.1",0)); print(s); s.listen(); print(s)
c=socket.create_connection(s.getsockname()); print(c); d,a=s.accept(); print(d, a)
c.shutdown(socket.SHUT_RDWR); print(c); c.close(); print(c); print(d); d.detach(); print(d)
u=socket.socket(socket.AF_UNIX); print(u); u.bind("\0repr-x"); print(u); u.close(); print(u)
p,q=socket.socketpair(); print(p,q); p.close(); print(q); q.close()
v=socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); print(v); v.bind(("::1",0)); print(v); v.connect(("::1",v.getsockname()[1])); print(v); v.close()
class S(socket.socket): pass
w=S(); print(w); print(repr(w).split()[0], type(w)); w.close(); print(w)
class T(socket.socket):
    def __repr__(self): return "mine"
print(T(), [T()])
print(socket.socket, socket.SocketType, s.family, s.type, s.proto, s.timeout)
f=s.makefile("rb"); print(str(f)[:25]); s.close(); print(s); f.close(); print(s)
g=socket.socket(); print(str(g.makefile("rw"))); print(str(g.makefile("w"))[:20], str(g.makefile("rwb"))[:31])
print([socket.socket(socket.AF_INET, k) for k in (1,2)])
print({"s": socket.socket()})
