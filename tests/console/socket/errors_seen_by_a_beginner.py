import socket


def attempt(label, action):
    try:
        result = action()
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}")
    else:
        print(f"{label}: {result!r}")


s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
attempt("recv before connect", lambda: s.recv(10))
attempt("send before connect", lambda: s.send(b"x"))
attempt("accept before listen", lambda: s.accept())
attempt("connect with two arguments", lambda: s.connect("localhost", 80))
attempt("port as text", lambda: s.connect(("localhost", "80")))
attempt("bind to a text", lambda: s.bind("localhost:80"))
attempt("send text", lambda: s.send("hello"))
attempt("recv without size", lambda: s.recv())
attempt("listen with text", lambda: s.listen("5"))
attempt("port too big", lambda: s.bind(("127.0.0.1", 65536)))
attempt("negative port", lambda: s.bind(("127.0.0.1", -80)))
attempt("foreign address", lambda: s.bind(("8.8.8.8", 0)))
attempt("wrong name", lambda: s.bind(("no.such.host.invalid", 0)) if False else "skipped")
attempt("peer of nobody", lambda: s.getpeername())
attempt("shutdown of nothing", lambda: s.shutdown(socket.SHUT_RDWR))
attempt("bad option", lambda: s.setsockopt(socket.SOL_SOCKET, 9999, 1))
attempt("forgotten value", lambda: s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
attempt("timeout below zero", lambda: s.settimeout(-1))
attempt("misspelled", lambda: s.recieve(10))
attempt("module for class", lambda: socket())
attempt("method of module", lambda: socket.bind(("127.0.0.1", 0)))
attempt("close twice", lambda: (s.close(), s.close()))
attempt("after close", lambda: s.bind(("127.0.0.1", 0)))
attempt("fileno after close", lambda: s.fileno())
attempt("six in four", lambda: socket.socket().connect(("::1", 80)) if False else "skipped")
attempt("tuple forgotten", lambda: socket.create_connection("127.0.0.1"))
attempt("unpack accept", lambda: [a for a, b, c in [(1, 2)]])
