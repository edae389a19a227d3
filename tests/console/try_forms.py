for value in ("5", "x", None):
    try:
        n = int(value)
    except ValueError as e:
        print("ValueError", e)
    except (TypeError, KeyError) as e:
        print("otro", type(e).__name__)
    else:
        print("bien", n)
    finally:
        print("siempre")
try:
    e
except NameError as x:
    print(x)
try:
    try:
        raise OSError(98, "ocupado")
    finally:
        print("dentro")
except OSError as e:
    print(e.errno, e.strerror, e, type(e))
for i in range(3):
    try:
        continue
    finally:
        print("f", i)
try:
    raise ConnectionResetError(104, "reset")
except ConnectionRefusedError:
    print("no")
except ConnectionError as e:
    print(repr(e), e.__class__.__name__, e.args)
