import select, socket
pairs = [socket.socketpair() for _ in range(4)]
left = [p[0] for p in pairs]
right = [p[1] for p in pairs]
for i in (3, 1):
    right[i].send(b"%d" % i)
ready, _, _ = select.select(left, [], [], 1)
print([left.index(s) for s in ready], [s.recv(1) for s in ready])
_, writable, _ = select.select([], left[::-1], [], 1)
print([left.index(s) for s in writable])
ready, writable, _ = select.select(left + right, right[:2], [], 0)
print(ready, [right.index(s) for s in writable])
right[2].close()
ready, _, _ = select.select(left, [], [], 1)
print([left.index(s) for s in ready], ready[0].recv(1))
for s in left + right:
    s.close()
