import threading


def run(label, out):
    value = 0
    for i in range(100):
        value += i

    def inner():
        nonlocal value
        value += 1
        return value

    out[label] = [inner(), inner(), value]


out = {}
threads = [threading.Thread(target=run, args=(n, out)) for n in "abc"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(out.items()))
shared = {"n": 0}


def touch():
    shared["n"] = max(shared["n"], len(threading.enumerate()))


t = threading.Thread(target=touch)
t.start()
t.join()
print(shared["n"] >= 2, threading.enumerate() == [threading.main_thread()])
