import threading
lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01), lock.acquire(blocking=False))
lock.release()
print(lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
with lock:
    print(lock.locked())
print(lock.locked())
try:
    with lock:
        raise ValueError("inside")
except ValueError:
    print("released", lock.locked())
counter = 0


def count(times):
    global counter
    for _ in range(times):
        with lock:
            counter += 1


threads = [threading.Thread(target=count, args=(500,)) for _ in range(4)]
[t.start() for t in threads]
[t.join() for t in threads]
print(counter)
r = threading.RLock()
with r:
    with r:
        print("twice")
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False))
s.release()
for bad in (lambda: lock.acquire(timeout=-5), lambda: lock.acquire(False, 1), lambda: lock.acquire("x", "y"), lambda: lock.acquire(1, 2, 3)):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
