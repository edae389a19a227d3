import time

for call in (
    lambda: time.sleep(float("nan")), lambda: time.sleep(), lambda: time.sleep(1, 2), lambda: time.sleep("1"), lambda: time.gmtime(float("nan")),
    lambda: time.gmtime("x"), lambda: time.gmtime(1, 2), lambda: time.strftime(), lambda: time.strftime(5), lambda: time.strftime("%Y", 5),
    lambda: time.strftime("%Y", (1, 2)), lambda: time.strftime("%Y", (2020, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.asctime((1, 2)), lambda: time.time(1),
):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
moment = time.gmtime(0)
print(moment, moment.tm_year, moment[:3], len(moment), moment == (1970, 1, 1, 0, 0, 0, 3, 1, 0), isinstance(moment, tuple))
print(time.strftime("%Y-%m-%d %H:%M:%S %a %B %j %%", moment), time.asctime(moment), time.gmtime(1e9)[:6], time.gmtime(-1)[:6])
