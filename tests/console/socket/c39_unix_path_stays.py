import socket, os
path = "corpus-%d.sock" % os.getpid()
first = socket.socket(socket.AF_UNIX)
first.bind(path)
first.listen()
first.close()
print(os.path.exists(path))
second = socket.socket(socket.AF_UNIX)
try:
    second.bind(path)
except OSError as error:
    print(type(error).__name__, error.errno, error)
try:
    second.connect(path)
except OSError as error:
    print(type(error).__name__, error.errno, error)
os.unlink(path)
try:
    second.connect(path)
except FileNotFoundError as error:
    print(repr(error), error.filename)
second.bind(path)
second.listen()
print(os.path.exists(path), second.getsockname() == path)
second.close()
os.unlink(path)
try:
    os.unlink(path)
except FileNotFoundError as error:
    print(error.errno, error.strerror, error.filename == path)
