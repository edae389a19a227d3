import threading


class Mailbox:
    def __init__(self):
        self.items = []
        self.lock = threading.Lock()
        self.some = threading.Semaphore(0)

    def put(self, item):
        with self.lock:
            self.items.append(item)
        self.some.release()

    def get(self):
        self.some.acquire()
        with self.lock:
            return self.items.pop(0)


inbox, outbox = Mailbox(), Mailbox()


def worker():
    while (job := inbox.get()) is not None:
        outbox.put((job, job * job))
    outbox.put(None)


crew = [threading.Thread(target=worker) for _ in range(3)]
for t in crew:
    t.start()
for n in range(10):
    inbox.put(n)
for _ in crew:
    inbox.put(None)
results, ended = [], 0
while ended < 3:
    answer = outbox.get()
    if answer is None:
        ended += 1
    else:
        results.append(answer)
for t in crew:
    t.join()
print(sorted(results))
