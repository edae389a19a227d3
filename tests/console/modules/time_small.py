import time
a, b = time.time(), time.time()
print(type(a), a <= b, a > 1.6e9, time.monotonic() <= time.monotonic(), time.perf_counter() <= time.perf_counter(), type(time.time_ns()), type(time.monotonic_ns()))
start = time.monotonic()
print(time.sleep(0.02), 0.015 < time.monotonic() - start < 1)
time.sleep(0)
time.sleep(True and 0.001)
for bad in (-1, "x", None, float("nan"), []):
    try:
        time.sleep(bad)
        print("slept")
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    time.sleep()
except TypeError as error:
    print(error)
print(len(time.strftime("%H:%M:%S")), time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400)[:3], type(time.ctime()))
