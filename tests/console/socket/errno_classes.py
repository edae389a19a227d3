import errno
import socket
pairs = [("EAGAIN", BlockingIOError), ("EALREADY", BlockingIOError), ("EINPROGRESS", BlockingIOError), ("EPIPE", BrokenPipeError),
         ("ESHUTDOWN", BrokenPipeError), ("ECHILD", ChildProcessError), ("ECONNABORTED", ConnectionAbortedError), ("ECONNREFUSED", ConnectionRefusedError),
         ("ECONNRESET", ConnectionResetError), ("EEXIST", FileExistsError), ("ENOENT", FileNotFoundError), ("EINTR", InterruptedError),
         ("EISDIR", IsADirectoryError), ("ENOTDIR", NotADirectoryError), ("EACCES", PermissionError), ("EPERM", PermissionError),
         ("ESRCH", ProcessLookupError), ("ETIMEDOUT", TimeoutError), ("EADDRINUSE", OSError), ("ENOTCONN", OSError)]
for name, kind in pairs:
    made = OSError(getattr(errno, name), "text for " + name)
    print(name, type(made) is kind, repr(made), str(made))
print(socket.error is OSError, socket.timeout is TimeoutError, issubclass(socket.gaierror, OSError), issubclass(socket.herror, OSError))
print(issubclass(ConnectionResetError, ConnectionError), issubclass(BrokenPipeError, ConnectionError), issubclass(TimeoutError, ConnectionError))
e = OSError(2, "No such file", "name.txt")
print(e, e.filename, e.args, repr(e))
f = OSError("just text")
print(f, f.errno, f.strerror, f.args, OSError(), OSError(5), OSError(1, 2, 3).filename)
g = socket.gaierror(-2, "Name or service not known")
print(g, g.errno, repr(g), socket.gaierror.__module__, type(g).__name__)
