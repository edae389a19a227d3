# The tree of exceptions, and a socket whose number is gone.
import socket

print([issubclass(one, OSError) for one in (socket.herror, socket.gaierror, socket.timeout)], issubclass(OSError, Exception))
print(socket.error is OSError, socket.timeout is TimeoutError)
first = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
second = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0, first.fileno())
first.close()
try:
    second.setblocking(False)
except OSError as error:
    print(type(error).__name__, error)
print(second.detach() >= 0, second.fileno())
