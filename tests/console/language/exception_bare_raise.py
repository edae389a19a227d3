def log_and_go_on(action):
    try:
        action()
    except Exception as error:
        print("logged", repr(error))
        raise


for action in (lambda: 1 // 0, lambda: int("z"), lambda: None.x):
    try:
        log_and_go_on(action)
    except ArithmeticError as error:
        print("arithmetic", error)
    except (ValueError, AttributeError) as error:
        print("other", error)

try:
    raise
except RuntimeError as error:
    print(error)


def nested():
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            raise ValueError("inner")
        except ValueError:
            pass
        raise


try:
    nested()
except Exception as error:
    print(repr(error), error.__context__)
