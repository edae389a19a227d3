import threading
ready, done = threading.Event(), threading.Event()
print(ready.is_set(), ready.wait(0.01), ready.wait(timeout=0))
order = []


def worker():
    ready.wait()
    order.append("worker")
    done.set()


t = threading.Thread(target=worker)
t.start()
order.append("main")
ready.set()
print(done.wait(2), order, ready.is_set())
t.join()
ready.clear()
print(ready.is_set(), ready.wait(0))
ready.set()
ready.set()
print(ready.wait(), done.is_set())
turns = [threading.Event() for _ in range(4)]


def relay(i):
    turns[i].wait()
    order.append(i)
    turns[i + 1].set()


crew = [threading.Thread(target=relay, args=(i,)) for i in (2, 0, 1)]
for t in crew:
    t.start()
turns[0].set()
turns[3].wait()
for t in crew:
    t.join()
print(order)
