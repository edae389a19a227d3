import threading
condition = threading.Condition()
items = []
taken = []


def consumer():
    while True:
        with condition:
            while not items:
                condition.wait()
            item = items.pop(0)
        if item is None:
            return
        taken.append(item)


t = threading.Thread(target=consumer)
t.start()
for n in range(5):
    with condition:
        items.append(n)
        condition.notify()
with condition:
    items.append(None)
    condition.notify_all()
t.join()
print(taken)
