import os
print(type(os.getpid()), os.getpid() == os.getpid(), os.path.exists("."), os.path.exists("no-such-file-here"), os.path.join("a", "b", "c"), os.path.basename("/tmp/x.sock"), os.path.dirname("/tmp/x.sock"), os.name, os.sep)
for call in (lambda: os.unlink("no-such-file-here"), lambda: os.remove("no-such-file-here"), lambda: os.unlink(5.5), lambda: os.path.exists(), lambda: os.unlink(), lambda: os.strerror(), lambda: os.getpid(1), lambda: os.path.join(5), lambda: os.unlink("a\0b")):
    try:
        print(call())
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    os.unlink("missing.sock")
except FileNotFoundError as error:
    print(error.errno, error.strerror, error.filename, repr(error))
print(os.error is OSError, os.path.exists(""), os.strerror(2))
