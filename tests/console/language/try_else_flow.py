def attempt(what):
    steps = []
    try:
        steps.append("try")
        if what:
            raise what
    except (KeyError, IndexError) as error:
        steps.append("lookup " + type(error).__name__)
    except OSError:
        steps.append("os")
    except Exception as error:
        steps.append("other %r" % (error,))
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    return steps


for what in (None, KeyError("k"), IndexError, OSError(2, "x"), TimeoutError(), ValueError("v"), LookupError()):
    print(attempt(what))

try:
    try:
        pass
    except ValueError:
        print("no")
    else:
        raise ValueError("from else is not caught by its own try")
except ValueError as error:
    print(error)

try:
    raise KeyboardInterrupt
except Exception:
    print("not an Exception")
except BaseException as error:
    print(repr(error))
