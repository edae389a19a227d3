def connect():
    raise ConnectionRefusedError(111, "Connection refused")


def start():
    try:
        connect()
    except OSError as error:
        raise RuntimeError("could not start") from error


start()
