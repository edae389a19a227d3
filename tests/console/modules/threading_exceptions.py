import threading
log = []


def fails(kind):
    try:
        raise kind("in a thread")
    except ValueError as error:
        log.append(repr(error))
    finally:
        log.append("finally " + kind.__name__)


for kind in (ValueError, KeyError):
    t = threading.Thread(target=fails, args=(kind,))
    t.start()
    t.join()
    print(kind.__name__, t.is_alive(), log)
print("the main thread goes on")


def exits():
    raise SystemExit(5)


t = threading.Thread(target=exits)
t.start()
t.join()
print("and an exit in a thread ends only the thread")


def wrong():
    pass


t = threading.Thread(target=wrong, args=(1, 2))
t.start()
t.join()
print("end")
