def port(text):
    return int(text)


address = ("127.0.0.1", port("80"), port("http"))
