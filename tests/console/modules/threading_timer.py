import threading
fired = []
done = threading.Event()


def ring(*words):
    fired.extend(words)
    done.set()


timer = threading.Timer(0.01, ring, args=["ding", "dong"])
timer.start()
done.wait(1)
timer.join()
print(fired)
never = threading.Timer(30, ring)
never.start()
never.cancel()
never.join()
print(fired, never.is_alive())
barrier = threading.Barrier(2)
seen = []


def meet():
    barrier.wait()
    seen.append("met")


t = threading.Thread(target=meet)
t.start()
barrier.wait()
t.join()
print(seen, barrier.parties)
