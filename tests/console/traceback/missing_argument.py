def connect(host, port):
    return host, port


def run():
    connect("localhost")


run()
