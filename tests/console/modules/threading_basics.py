import threading
results = []


def work(n, factor=1, *, label=""):
    results.append((n * factor, label))


threads = [threading.Thread(target=work, args=(i,), kwargs={"factor": 10, "label": "t%d" % i}) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results))
t = threading.Thread(target=work, args=[7], name="seventh", daemon=True)
print(t.name, t.daemon, t.is_alive(), t.ident)
t.start()
t.join()
print(t.is_alive(), t.ident is not None, results[-1])
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
for call in (lambda: t.start(), lambda: threading.Thread(target=work).join(), lambda: threading.current_thread().join(), lambda: threading.Thread(None, work, "n", (1,), {}, 5), lambda: threading.Thread(nope=1), lambda: threading.Thread(5), lambda: setattr(t, "daemon", 1)):
    try:
        print(call())
    except (RuntimeError, TypeError, AssertionError) as error:
        print(type(error).__name__, error)
nothing = threading.Thread()
nothing.start()
nothing.join(timeout=1)
print(nothing.is_alive(), nothing.name.startswith("Thread-"))
