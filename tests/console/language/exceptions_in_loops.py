def convert(items):
    good, bad = [], {}
    for i, item in enumerate(items):
        try:
            value = int(item)
            if value < 0:
                raise ValueError("negative")
        except ValueError as error:
            bad[i] = str(error)
            continue
        except TypeError as error:
            bad[i] = type(error).__name__
            break
        else:
            good.append(value)
        finally:
            if i == 2:
                good.append("third seen")
    else:
        good.append("whole list")
    return good, bad


print(convert(["1", "x", "-3", "4"]))
print(convert(["1", None, "2"]))
print(convert([]))


def retry(action, times):
    problem = None
    for attempt in range(1, times + 1):
        try:
            return attempt, action(attempt)
        except ConnectionError as error:
            problem = error
    raise TimeoutError(f"gave up after {times}") from problem


def flaky(n):
    if n < 3:
        raise ConnectionResetError(104, "reset %d" % n)
    return "worked"


print(retry(flaky, 5))
try:
    retry(flaky, 2)
except TimeoutError as error:
    print(error, "|", error.__cause__, error.errno, error.args)


def depth():
    try:
        try:
            raise KeyError("a")
        finally:
            print("one")
    except KeyError:
        print("two")
        try:
            raise IndexError("b")
        except IndexError as error:
            print(repr(error.__context__))
            return "three"
        finally:
            print("four")


print(depth())
