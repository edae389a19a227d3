import threading


def bad():
    raise ValueError("in the thread")


t = threading.Thread(target=bad, name="worker")
t.start()
t.join()
print(t.is_alive(), t.name)
